"""The tagged canvas: an accessible archive file in one pass, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import subprocess
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pdfua import validate

from kinerja_desktop.reports.archive_document import DocumentInfo
from kinerja_desktop.reports.page_style import (
    BODY,
    FORM_PAPERS,
    HEAD,
    HEAD_FILL,
    TITLE,
    Furniture,
    Rules,
)
from kinerja_desktop.reports.picture import Picture
from kinerja_desktop.reports.structure import Attributes
from kinerja_desktop.reports.tagged_canvas import LayoutError, TaggedCanvas
from kinerja_desktop.reports.typesetting import wrap

if TYPE_CHECKING:
    from pathlib import Path

JAKARTA = dt.timezone(dt.timedelta(hours=7))
CREATED = dt.datetime(2026, 7, 6, 9, 52, tzinfo=JAKARTA)
RECORD = b'{"format":"kinerja","version":1}'


def info(title: str = "Dokumen evaluasi – contoh") -> DocumentInfo:
    return DocumentInfo(title=title, author="Dinas Contoh", subject="Uji", created=CREATED)


def new_canvas(*, is_draft: bool = False) -> TaggedCanvas:
    furniture = Furniture(footer="EK-2026-00001", is_draft=is_draft)
    canvas = TaggedCanvas(info(), FORM_PAPERS["A4"], furniture=furniture)
    canvas.new_page()
    return canvas


def sample_document(*, is_draft: bool = False) -> bytes:
    canvas = new_canvas(is_draft=is_draft)
    left, bottom, right, top = canvas.paper.frame
    with canvas.mark("H1"):
        canvas.text(((left + right) / 2, top - 20), "EVALUASI (é)", TITLE, align="center")
    rules = Rules()
    y = top - 60
    with canvas.elem("Table"):
        for row in range(3):
            with canvas.elem("TR"):
                if row == 0:
                    with canvas.artifact():
                        canvas.fill((left, y - 20, right, y), HEAD_FILL)
                for column in range(2):
                    x = left + column * 200
                    rules.box(x, y - 20, 200, 20)
                    role = "TD" if row else "TH"
                    scope = Attributes() if row else Attributes(scope="Column")
                    with canvas.mark(role, scope):
                        canvas.block((x + 3, y - 4, 194), [f"baris {row}"], BODY if row else HEAD)
                y -= 20
    rules.draw(canvas)
    with canvas.mark("P"):
        canvas.block((left, y - 20, 300), wrap("kata kata " * 30, BODY, 300), BODY)
    canvas.signature_field("Pegawai", (left, bottom, left + 160, bottom + 60), "Tanda tangan")
    canvas.signature_field("Penilai", (right - 160, bottom, right, bottom + 60), "Tanda tangan 2")
    canvas.new_page(FORM_PAPERS["F4"].turned())
    with canvas.mark("H2"):
        canvas.text((left, canvas.paper.frame[3] - 20), "Halaman kedua", BODY)
    square = Picture(width=2, height=2, pixels=bytes(12))
    with canvas.figure("Lambang instansi", (left, bottom, left + 40, bottom + 40)):
        canvas.picture(square, (left, bottom, left + 40, bottom + 40))
    canvas.attach_json(RECORD, "penilaian.json", "Salinan yang dapat dibaca mesin")
    return canvas.finish()


@pytest.fixture
def opened() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(sample_document()))


def walk(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = [kids] if isinstance(kids, (int, pikepdf.Dictionary)) else list(kids)
    found = [element]
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            found.extend(walk(kid))
    return found


def test_two_builds_give_the_same_bytes() -> None:
    assert sample_document() == sample_document()


def test_other_content_gives_another_file_identifier() -> None:
    identifiers = {
        bytes(pikepdf.open(io.BytesIO(data)).trailer.ID[0])
        for data in (sample_document(), sample_document(is_draft=True))
    }
    assert len(identifiers) == 2


def test_the_syntax_check_of_qpdf_finds_nothing(opened: pikepdf.Pdf) -> None:
    assert opened.check_pdf_syntax() == []


def test_the_accessibility_check_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(sample_document())
    assert [finding.message for finding in validate(str(path)).findings] == []


def test_every_font_is_embedded_with_its_letters_known(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(sample_document())
    lines = subprocess.run(
        ["pdffonts", str(path)], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert len(lines) == 3
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)


def test_metadata_packet_and_info_say_the_same(opened: pikepdf.Pdf) -> None:
    assert str(opened.docinfo["/CreationDate"]) == "D:20260706095200+07'00'"
    with opened.open_metadata() as packet:
        assert packet["dc:title"] == str(opened.docinfo["/Title"]) == info().title
        assert packet["dc:creator"] == [str(opened.docinfo["/Author"])]
        assert packet["dc:description"] == str(opened.docinfo["/Subject"])
        assert packet["pdf:Producer"] == str(opened.docinfo["/Producer"])
        assert packet["xmp:CreateDate"] == "2026-07-06T09:52:00+07:00"
        assert packet["pdfaid:part"] == "3"
        assert packet["pdfaid:conformance"] == "A"
        assert packet["pdfuaid:part"] == "1"


def test_the_catalogue_has_what_an_archive_asks_for(opened: pikepdf.Pdf) -> None:
    root = opened.Root
    assert root.Lang == "id-ID"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    intent = root.OutputIntents[0]
    assert intent.S == "/GTS_PDFA1"
    assert b"acsp" in intent.DestOutputProfile.read_bytes()
    assert all(page.obj.Tabs == "/S" for page in opened.pages)


def test_each_stream_ends_in_a_line_feed() -> None:
    data = sample_document()
    ends = [data[at - 1 : at] for at in range(len(data)) if data.startswith(b"endstream", at)]
    assert len(ends) > 8
    assert set(ends) == {b"\n"}


def test_the_attachment_is_the_associated_data_of_the_file(opened: pikepdf.Pdf) -> None:
    spec = opened.Root.AF[0]
    assert spec.AFRelationship == "/Data"
    assert opened.attachments["penilaian.json"].get_file().read_bytes() == RECORD
    checksum = hashlib.md5(RECORD, usedforsecurity=False).digest()
    assert bytes(spec.EF.F.Params.CheckSum) == checksum


def test_a_signature_field_stands_in_the_tree_without_an_array(opened: pikepdf.Pdf) -> None:
    forms = [e for e in walk(opened.Root.StructTreeRoot.K) if e.S == "/Form"]
    assert [form.K.Obj.T for form in forms] == ["Pegawai", "Penilai"]
    assert [widget.T for widget in opened.pages[0].Annots] == ["Pegawai", "Penilai"]
    for form in forms:
        widget = form.K.Obj
        assert widget.TU
        assert widget.F == 132
        numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
        place = numbers.index(widget.StructParent)
        assert numbers[place + 1].objgen == form.objgen


def test_the_form_names_the_fonts_of_the_document(opened: pikepdf.Pdf) -> None:
    form = opened.Root.AcroForm
    assert form.SigFlags == 3
    assert set(form.DR.Font.keys()) == {"/Arimo", "/Arimo-Bold", "/Arimo-Italic"}


def test_marked_content_leads_back_to_its_element(opened: pikepdf.Pdf) -> None:
    numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
    for page in opened.pages:
        content = numbers[numbers.index(page.obj.StructParents) + 1]
        for number, element in enumerate(content):
            assert number == element.K
            assert element.Pg.objgen == page.obj.objgen


def test_the_figure_has_words_and_a_place(opened: pikepdf.Pdf) -> None:
    figures = [e for e in walk(opened.Root.StructTreeRoot.K) if e.S == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["Lambang instansi"]
    assert figures[0].A.O == "/Layout"


def test_pages_are_counted_in_the_footer_and_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(sample_document())
    text = subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Halaman 1 dari 2" in text
    assert "Halaman 2 dari 2" in text
    assert text.index("EVALUASI (é)") < text.index("baris 0") < text.index("baris 2")


def test_text_below_the_margin_is_refused() -> None:
    canvas = new_canvas()
    left, bottom, _, _ = canvas.paper.frame
    with pytest.raises(LayoutError, match="text area"), canvas.mark("P"):
        canvas.text((left, bottom - 4), "di bawah batas", BODY)


def test_text_beyond_the_right_margin_is_refused() -> None:
    canvas = new_canvas()
    left, bottom, _, _ = canvas.paper.frame
    with pytest.raises(LayoutError, match="text area"), canvas.mark("P"):
        canvas.text((left, bottom + 40), "panjang " * 40, BODY)


def test_drawing_outside_the_structure_is_refused() -> None:
    canvas = new_canvas()
    left, bottom, _, _ = canvas.paper.frame
    with pytest.raises(LayoutError, match="draw inside"):
        canvas.text((left, bottom + 40), "tanpa tanda", BODY)


def test_marked_content_does_not_nest() -> None:
    canvas = new_canvas()
    with pytest.raises(LayoutError, match="inside"), canvas.mark("P"), canvas.artifact():
        pass


def test_a_shared_rule_is_drawn_once() -> None:
    def code(*, shared: bool) -> bytes:
        canvas = new_canvas()
        rules = Rules()
        rules.box(100, 100, 50, 20)
        if shared:
            rules.horizontal(100, 100, 150)
            rules.vertical(100, 110, 120)
        rules.draw(canvas)
        with canvas.mark("P"):
            canvas.text((100, 300), "x", BODY)
        return canvas.finish()

    assert code(shared=True) == code(shared=False)
