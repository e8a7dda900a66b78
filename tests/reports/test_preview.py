from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image, ImageChops

from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.reports.preview import page_sizes, page_texts, render_page
from kinerja_desktop.signing.signer import Signer
from tests.reports.test_tagged_canvas import CREATED, sample_document
from tests.signing.papers import PASSPHRASE, person, scribble


@pytest.fixture(scope="module")
def signed() -> bytes:
    identity = person("Siti", "Pegawai")
    return Signer(identity, PASSPHRASE).sign(
        sample_document(), field="Pegawai", certify=True, signed_at=CREATED, ink=scribble()
    )


def test_a_signature_is_painted_by_the_form_layer_only(signed: bytes) -> None:
    shown = render_page(signed, 0, dpi=96)
    bare = render_page(signed, 0, dpi=96, with_forms=False)
    before = render_page(sample_document(), 0, dpi=96)
    assert shown.pixels != bare.pixels
    assert bare.pixels == before.pixels


def test_a_page_is_white_and_as_large_as_asked(signed: bytes) -> None:
    page = render_page(signed, 0, dpi=144)
    assert (page.width, page.height) == (1191, 1684)
    assert page.stride >= page.width * 4
    assert len(page.pixels) == page.stride * page.height
    assert page.pixels[:3] == b"\xff\xff\xff"


def test_colours_come_as_blue_green_red(signed: bytes) -> None:
    page = render_page(signed, 0, dpi=96)
    image = Image.frombytes(
        "RGBX", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride
    ).convert("RGB")
    red, _green, blue = image.split()
    assert any(ImageChops.subtract(blue, red).histogram()[60:])


def test_sizes_and_texts_of_all_pages(signed: bytes) -> None:
    sizes = page_sizes(signed)
    assert [(round(size.width), round(size.height)) for size in sizes] == [(595, 842), (935, 609)]
    first, second = page_texts(signed)
    assert "EVALUASI (é)" in first
    assert "Halaman kedua" in second


def test_a_very_large_page_is_drawn_smaller(signed: bytes) -> None:
    page = render_page(signed, 0, dpi=5000)
    assert max(page.width, page.height) <= 12_001


def test_a_page_that_is_not_there_is_an_error(signed: bytes) -> None:
    with pytest.raises(IndexError):
        render_page(signed, 2, dpi=96)


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(UnreadableFileError) as raised:
        page_sizes(b"bukan PDF")
    assert raised.value.code == "damaged"


def test_a_locked_file_is_told_apart() -> None:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample_document())) as pdf:
        pdf.save(output, encryption=pikepdf.Encryption(user="sandi", owner="sandi"))
    with pytest.raises(UnreadableFileError) as raised:
        page_texts(output.getvalue())
    assert raised.value.code == "locked"
