"""Each way to tamper with a signed file, with the verdict it must get."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import re
import socket
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.validation.dss import DocumentSecurityStore

from kinerja_desktop.reports.preview import page_texts
from kinerja_desktop.signing.signer import Signer
from kinerja_desktop.signing.verifier import RegisterEntry, Verdict, verdict_as_json, verify
from tests.signing.papers import (
    BOXES,
    MOMENT,
    NIPS,
    PASSPHRASE,
    People,
    document,
    outside_identity,
    person,
    record,
    scribble,
    signed_by,
    unit_identity,
    updated,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

Change = "Callable[[IncrementalPdfFileWriter], None]"


def intact(verdict: Verdict) -> list[bool]:
    return [item.intact for item in verdict.signatures]


def first_page(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    page: generic.DictionaryObject = writer.root["/Pages"]["/Kids"][0]
    return page


def widget(writer: IncrementalPdfFileWriter, number: int = 0) -> generic.DictionaryObject:
    held: generic.DictionaryObject = writer.root["/AcroForm"]["/Fields"][number]
    return held


# Nothing changed.


def test_an_unchanged_file_is_valid(signed: bytes) -> None:
    verdict = verify(signed)
    assert verdict.verdict == "valid"
    assert intact(verdict) == [True, True, True]
    assert [item.field for item in verdict.signatures] == ["Pegawai", "Penilai", "Atasan"]
    assert [item.nip for item in verdict.signatures] == list(NIPS.values())
    assert [item.covers_whole_file for item in verdict.signatures] == [False, False, True]
    assert verdict.signatures[0].signed_at == MOMENT
    assert verdict.signatures[0].reason == "Evaluasi kinerja"
    assert verdict.is_ours


def test_the_record_is_the_one_that_was_signed(signed: bytes) -> None:
    assert verify(signed).record == record()


def test_an_unknown_signer_is_a_finding_and_no_verdict(signed: bytes, people: People) -> None:
    known = {people.appraiser.fingerprint_sha256.upper(): "Bambang"}
    verdict = verify(signed, known_fingerprints=known)
    assert verdict.verdict == "valid"
    assert [item.trust for item in verdict.signatures] == ["unknown", "pinned", "unknown"]
    assert sum("fingerprint" in text or "sidik" in text for text in verdict.findings) == 2


def test_a_certificate_of_a_known_authority_is_trusted(unsigned: bytes) -> None:
    identity, authority = unit_identity("Penilai")
    pdf = Signer(identity, PASSPHRASE).sign(
        unsigned, field="Penilai", certify=True, signed_at=MOMENT
    )
    (unknown,) = verify(pdf).signatures
    (issued,) = verify(pdf, known_fingerprints={authority: "BKPSDM"}).signatures
    assert (unknown.trust, issued.trust) == ("unknown", "trusted")


def test_the_same_names_from_another_authority_are_unknown(unsigned: bytes) -> None:
    _identity, authority = unit_identity("Penilai")
    impostor, _other = unit_identity("Penilai")
    pdf = Signer(impostor, PASSPHRASE).sign(
        unsigned, field="Penilai", certify=True, signed_at=MOMENT
    )
    (item,) = verify(pdf, known_fingerprints={authority: "BKPSDM"}).signatures
    assert (item.trust, item.intact) == ("unknown", True)


def test_a_signature_stays_valid_after_its_certificate_ran_out(unsigned: bytes) -> None:
    identity = outside_identity(until=dt.date(2026, 7, 10))
    content = record(signatures=[])
    pdf = Signer(identity, PASSPHRASE).sign(
        document(content), field="Penilai", certify=True, signed_at=MOMENT
    )
    verdict = verify(pdf, known_fingerprints={identity.fingerprint_sha256: "luar"})
    assert verdict.verdict == "valid"
    assert verdict.signatures[0].trust == "pinned"


def test_a_signature_made_after_its_certificate_ran_out_is_not_trusted() -> None:
    identity = outside_identity(until=dt.date(2026, 7, 1))
    pdf = Signer(identity, PASSPHRASE).sign(
        document(record(signatures=[])), field="Penilai", certify=True, signed_at=MOMENT
    )
    verdict = verify(pdf, known_fingerprints={identity.fingerprint_sha256: "luar"})
    assert verdict.verdict == "valid"
    assert verdict.signatures[0].trust == "unknown"
    assert any("not valid on" in text or "tidak berlaku" in text for text in verdict.findings)


def test_a_certificate_that_names_no_usage_is_remarked() -> None:
    identity = outside_identity()
    pdf = Signer(identity, PASSPHRASE).sign(
        document(record(signatures=[])), field="Penilai", certify=True, signed_at=MOMENT
    )
    verdict = verify(pdf)
    assert verdict.verdict == "valid"
    remarks = [text for text in verdict.findings if "Orang Luar" in text]
    assert len(remarks) == 3  # unknown, names no NIP, names no usage


def test_a_file_of_another_program_is_valid_but_not_ours(people: People) -> None:
    pdf = signed_by(document(None), people, ("Penilai",))
    verdict = verify(pdf)
    assert verdict.verdict == "valid"
    assert not verdict.is_ours
    assert verdict.record is None


def test_a_field_still_empty_is_named(people: People) -> None:
    pdf = signed_by(document(record(signatures=[])), people, ("Penilai",))
    verdict = verify(pdf)
    assert verdict.verdict == "valid"
    assert verdict.unsigned_fields == ("Pegawai", "Atasan")


# The bytes of the signed part changed.


def test_one_byte_of_a_page_flipped_breaks_all_signatures(signed: bytes) -> None:
    at = signed.index(b"stream\n", 3_000) + 30
    verdict = verify(signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :])
    assert verdict.verdict == "altered"
    assert intact(verdict) == [False, False, False]


def test_zeroed_signature_contents_are_altered(signed: bytes) -> None:
    start = signed.rindex(b"/Contents <") + len(b"/Contents <")
    end = signed.index(b">", start)
    verdict = verify(signed[:start] + b"0" * (end - start) + signed[end:])
    assert verdict.verdict == "altered"


def test_a_shortened_byte_range_is_altered(signed: bytes) -> None:
    start = signed.rindex(b"/ByteRange [") + len(b"/ByteRange [")
    end = signed.index(b"]", start)
    numbers = [int(number) for number in signed[start:end].split()]
    numbers[3] -= 20
    shorter = " ".join(map(str, numbers)).encode().ljust(end - start)
    verdict = verify(signed[:start] + shorter + signed[end:])
    assert verdict.verdict == "altered"
    assert intact(verdict)[-1] is False


def test_another_name_written_into_the_certificate_is_altered(people: People) -> None:
    pdf = signed_by(document(record(signatures=[])), people, ("Pegawai",))
    name, other = (text.encode().hex().upper().encode() for text in ("Siti", "Sita"))
    start = pdf.rindex(b"/Contents <")
    assert pdf.count(name, start) == 4  # issuer and subject, and twice the name of the issuer
    for place in [found.start() for found in re.finditer(name, pdf) if found.start() > start]:
        renamed = pdf[:place] + other + pdf[place + len(other) :]
        assert verify(renamed).verdict == "altered"


# Something was appended: the older signatures' mathematics still hold.


def page_text_replaced(writer: IncrementalPdfFileWriter) -> None:
    page = first_page(writer)
    old = page["/Contents"].data
    assert old.count(b"(BAIK)") == 1
    content = generic.StreamObject(stream_data=old.replace(b"(BAIK)", b"(SANGAT BAIK)"))
    page["/Contents"] = writer.add_object(content)
    writer.update_container(page)


def stamp_laid_over(writer: IncrementalPdfFileWriter) -> None:
    page = first_page(writer)
    appearance = generic.StreamObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
            generic.pdf_name("/BBox"): generic.ArrayObject(map(generic.NumberObject, [0, 0, 9, 9])),
        },
        stream_data=b"0 0 9 9 re f",
    )
    stamp = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Stamp"),
            generic.pdf_name("/Rect"): generic.ArrayObject(
                map(generic.NumberObject, [60, 690, 120, 715])
            ),
            generic.pdf_name("/AP"): generic.DictionaryObject(
                {generic.pdf_name("/N"): writer.add_object(appearance)}
            ),
        }
    )
    page["/Annots"].append(writer.add_object(stamp))
    writer.update_container(page["/Annots"])


def signature_picture_replaced(writer: IncrementalPdfFileWriter) -> None:
    field = widget(writer)
    box = field["/AP"]["/N"]["/BBox"]
    other = generic.StreamObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
            generic.pdf_name("/BBox"): box,
        },
        stream_data=b"0 0 50 20 re f",
    )
    field["/AP"] = generic.DictionaryObject({generic.pdf_name("/N"): writer.add_object(other)})
    writer.update_container(field)


def signature_moved(writer: IncrementalPdfFileWriter) -> None:
    field = widget(writer)
    field["/Rect"] = generic.ArrayObject(map(generic.NumberObject, [60, 500, 210, 560]))
    writer.update_container(field)


def record_replaced(writer: IncrementalPdfFileWriter) -> None:
    held = writer.root["/AF"][0]["/EF"]
    data = json.dumps(record(predicate="Sangat Baik")).encode()
    other = generic.StreamObject(stream_data=data)
    held["/F"] = held["/UF"] = writer.add_object(other)
    writer.update_container(held)


def letters_renamed(writer: IncrementalPdfFileWriter) -> None:
    font = writer.root["/AcroForm"]["/DR"]["/Font"]["/Arimo"]
    other = generic.StreamObject(stream_data=font["/ToUnicode"].data.replace(b"0041", b"0042"))
    font["/ToUnicode"] = writer.add_object(other)
    writer.update_container(font)


def script_added(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {
            generic.pdf_name("/S"): generic.pdf_name("/JavaScript"),
            generic.pdf_name("/JS"): generic.pdf_string("app.alert(1)"),
        }
    )
    writer.update_root()


def empty_field_added(writer: IncrementalPdfFileWriter) -> None:
    append_signature_field(writer, SigFieldSpec("Lain", box=(60, 100, 200, 150)))


def title_changed(writer: IncrementalPdfFileWriter) -> None:
    info = writer.trailer["/Info"]
    info["/Title"] = generic.pdf_string("Judul lain")
    writer.update_container(info)


def packet_changed(writer: IncrementalPdfFileWriter) -> None:
    packet = writer.root["/Metadata"].data.replace(b"Dokumen evaluasi", b"Judul lain")
    other = generic.StreamObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Metadata"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/XML"),
        },
        stream_data=packet,
    )
    writer.root["/Metadata"] = writer.add_object(other)
    writer.update_root()


def signatures_emptied(writer: IncrementalPdfFileWriter) -> None:
    for number in range(3):
        field = widget(writer, number)
        del field["/V"]
        writer.update_container(field)


def form_removed(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/AcroForm"]
    writer.update_root()


def nothing_changed(writer: IncrementalPdfFileWriter) -> None:
    writer.add_object(generic.NumberObject(7))


@pytest.mark.parametrize(
    "change",
    [
        page_text_replaced,
        stamp_laid_over,
        signature_picture_replaced,
        signature_moved,
        record_replaced,
        letters_renamed,
        script_added,
        empty_field_added,
        title_changed,
        packet_changed,
        signatures_emptied,
        form_removed,
        nothing_changed,
    ],
)
def test_a_change_after_the_last_signature_is_altered(
    signed: bytes, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    changed = updated(signed, change)
    assert changed.startswith(signed)
    assert verify(changed).verdict == "altered"


def test_changed_words_are_shown_with_their_page(signed: bytes) -> None:
    verdict = verify(updated(signed, page_text_replaced), page_texts=page_texts)
    (change,) = verdict.changes
    assert (change.page, change.before, change.now) == (1, "BAIK", "SANGAT BAIK")


def test_the_record_of_a_changed_file_is_still_the_signed_one(signed: bytes) -> None:
    assert verify(updated(signed, record_replaced)).record == record()


def test_content_hidden_before_and_shown_after_signing_is_altered(people: People) -> None:
    pdf = signed_by(document(record(signatures=[]), hidden=True), people, ("Penilai",))

    def shown(writer: IncrementalPdfFileWriter) -> None:
        page, planted = (kid.get_object() for kid in writer.root["/Pages"]["/Kids"])
        page["/Contents"] = planted.raw_get("/Contents")
        writer.update_container(page)

    assert verify(pdf).verdict == "valid"
    assert verify(updated(pdf, shown)).verdict == "altered"


@pytest.mark.parametrize("junk", [b"\n", b"x", b"% komentar\n", b"sampah " * 500, bytes(3000)])
def test_anything_after_the_end_of_the_file_is_altered(signed: bytes, junk: bytes) -> None:
    verdict = verify(signed + junk)
    assert verdict.verdict == "altered"
    assert not verdict.signatures[-1].covers_whole_file


@pytest.mark.parametrize("change", [title_changed, packet_changed, page_text_replaced])
def test_a_change_between_two_signatures_is_altered(
    people: People, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    first = signed_by(document(record(signatures=[])), people, ("Pegawai",))
    second = signed_by(updated(first, change), people, ("Penilai",), certify=False)
    verdict = verify(second)
    assert verdict.verdict == "altered"
    assert verdict.signatures[-1].covers_whole_file


def proof_added(writer: IncrementalPdfFileWriter) -> None:
    store = DocumentSecurityStore(writer)
    signature = writer.prev.embedded_signatures[0]
    store.register_vri(
        DocumentSecurityStore.sig_content_identifier(signature.pkcs7_content),
        certs=[signature.signer_cert],
        ocsps=[],
        crls=[],
    )
    writer.root["/DSS"] = writer.add_object(store.as_pdf_object())
    writer.update_root()


def test_proof_for_later_checks_may_follow_in_files_of_others(people: People) -> None:
    foreign = signed_by(document(None), people, ("Penilai",))
    verdict = verify(updated(foreign, proof_added))
    assert verdict.verdict == "valid"
    assert not verdict.signatures[0].covers_whole_file
    assert verify(updated(foreign, title_changed)).verdict == "altered"
    assert verify(updated(updated(foreign, proof_added), stamp_laid_over)).verdict == "altered"


def test_nothing_may_follow_in_files_of_ours(signed: bytes) -> None:
    assert verify(updated(signed, proof_added)).verdict == "altered"


# Cut back, taken out, signed by somebody else.


def cut_back(signed: bytes, count: int) -> bytes:
    ends = [
        sum(int(number) for number in match.group(1).split()[2:])
        for match in re.finditer(rb"/ByteRange \[([^\]]+)\]", signed)
    ]
    return signed[: sorted(ends)[count - 1]]


@pytest.mark.parametrize("count", [1, 2])
def test_a_file_cut_back_to_fewer_signatures_is_altered(signed: bytes, count: int) -> None:
    verdict = verify(cut_back(signed, count))
    assert verdict.verdict == "altered"
    assert intact(verdict) == [True] * count


def test_a_file_cut_back_is_found_by_the_register_too(people: People) -> None:
    pdf = signed_by(document(record(signatures=[])), people, ("Pegawai", "Penilai"))
    entry = RegisterEntry(revision=2, signed_fields=("Pegawai", "Penilai"))
    assert verify(pdf, latest=lambda _: entry).verdict == "valid"
    assert verify(cut_back(pdf, 1)).verdict == "valid"
    assert verify(cut_back(pdf, 1), latest=lambda _: entry).verdict == "altered"


def test_a_signature_of_another_person_is_altered(unsigned: bytes, people: People) -> None:
    pdf = signed_by(document(record(signatures=[])), people, ())
    other = Signer(people.reviewer, PASSPHRASE)
    signed = other.sign(pdf, field="Penilai", certify=True, signed_at=MOMENT)
    verdict = verify(signed)
    assert verdict.verdict == "altered"
    assert intact(verdict) == [True]
    assert any(NIPS["Penilai"] in text and NIPS["Atasan"] in text for text in verdict.findings)


def test_the_same_names_with_another_key_stay_unknown(unsigned: bytes, people: People) -> None:
    impostor = person("Drs. Bambang Wirawan, M.Si.", "Penilai")
    pdf = Signer(impostor, PASSPHRASE).sign(
        document(record(signatures=[])), field="Penilai", certify=True, signed_at=MOMENT
    )
    verdict = verify(pdf, known_fingerprints={people.appraiser.fingerprint_sha256: "Bambang"})
    assert verdict.verdict == "valid"
    assert verdict.signatures[0].trust == "unknown"


# What the register says.


def test_an_older_version_is_valid_and_says_so(signed: bytes) -> None:
    verdict = verify(signed, latest=lambda _: 3)
    assert verdict.verdict == "valid"
    assert verdict.is_latest is False
    assert any("3" in text for text in verdict.findings)
    assert verify(signed, latest=lambda _: 2).is_latest is True
    assert verify(signed, latest=lambda _: None).is_latest is None


def test_a_record_that_is_not_the_registered_one_is_altered(signed: bytes) -> None:
    digest = verify(signed).record_digest
    same = verify(signed, latest=lambda _: RegisterEntry(revision=2, seal=digest))
    other = verify(signed, latest=lambda _: RegisterEntry(revision=2, seal="0" * 64))
    assert (same.verdict, other.verdict) == ("valid", "altered")


# No signature, no PDF.


def test_a_file_without_signature_is_unsigned(unsigned: bytes) -> None:
    verdict = verify(unsigned)
    assert (verdict.verdict, verdict.is_ours) == ("unsigned", True)
    assert verdict.unsigned_fields == tuple(BOXES)
    assert not verify(document(None)).is_ours


@pytest.mark.parametrize("data", [b"", b"bukan PDF", b"%PDF-1.7\n", b"\x89PNG\r\n" + bytes(99)])
def test_what_is_no_pdf_is_unreadable(data: bytes) -> None:
    verdict = verify(data)
    assert verdict.verdict == "unreadable"
    assert len(verdict.findings) == 1


def test_a_file_cut_in_the_middle_is_unreadable(unsigned: bytes) -> None:
    assert verify(unsigned[: len(unsigned) // 2]).verdict == "unreadable"


def test_a_file_locked_with_a_password_is_unreadable(unsigned: bytes) -> None:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(unsigned)) as pdf:
        pdf.save(output, encryption=pikepdf.Encryption(user="sandi", owner="sandi"))
    verdict = verify(output.getvalue())
    assert verdict.verdict == "unreadable"
    assert "password" in verdict.findings[0] or "sandi" in verdict.findings[0]


def test_a_file_with_small_faults_can_still_be_unsigned(unsigned: bytes) -> None:
    sloppy = unsigned.replace(b"endobj\n", b"endobj ", 1)
    assert verify(sloppy).verdict == "unsigned"


# Anything at all.


def test_no_change_of_a_byte_passes_for_valid_or_raises(signed: bytes) -> None:
    dice = random.Random(7)  # noqa: S311 - a repeatable choice of places
    last = signed.rindex(b"/Contents <")
    outside_hole = [*range(last), *range(signed.index(b">", last + 11), len(signed))]
    for place in dice.sample(outside_hole, 60):
        broken = bytearray(signed)
        broken[place] ^= 1 << dice.randrange(8)
        verdict = verify(bytes(broken))
        assert verdict.verdict != "valid", place


def test_no_truncation_or_noise_raises(signed: bytes) -> None:
    dice = random.Random(11)  # noqa: S311 - a repeatable choice of places
    for _round in range(40):
        broken = bytearray(signed)
        start = dice.randrange(len(broken))
        broken[start : start + dice.randrange(1, 400)] = dice.randbytes(dice.randrange(400))
        assert verify(bytes(broken[: dice.randrange(1, len(broken))])).verdict != "valid"


def test_the_record_cannot_be_a_bomb(people: People) -> None:
    bomb = zlib.compress(b'{"a":' * 50_000 + b"1" + b"}" * 50_000)

    def planted(writer: IncrementalPdfFileWriter) -> None:
        held = writer.root["/AF"][0]["/EF"]
        name = generic.pdf_name
        stream = generic.StreamObject({name("/Filter"): name("/FlateDecode")}, encoded_data=bomb)
        held["/F"] = writer.add_object(stream)
        writer.update_container(held)

    pdf = signed_by(updated(document(record()), planted), people, ("Penilai",))
    verdict = verify(pdf)
    assert (verdict.record, verdict.is_ours) == (None, False)


def test_checking_opens_no_connection(signed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    families: list[int] = []
    original = socket.socket.__init__

    def watched(self: socket.socket, family: int = -1, *rest: Any, **more: Any) -> None:
        families.append(family)
        original(self, family, *rest, **more)

    monkeypatch.setattr(socket.socket, "__init__", watched)
    verify(signed)
    assert not {socket.AF_INET, socket.AF_INET6, -1} & set(families)


def test_the_command_line_entry_has_its_fields(signed: bytes) -> None:
    entry = verdict_as_json(verify(signed), "surat.pdf")
    assert json.loads(json.dumps(entry)) == entry
    assert list(entry) == ["file", "verdict", "signatures", "findings"]
    assert entry["signatures"][1] == {
        "field": "Penilai",
        "signer": "Drs. Bambang Wirawan, M.Si.",
        "nip": NIPS["Penilai"],
        "signed_at": "2026-07-06T09:53:00+07:00",
        "intact": True,
        "covers_whole_file": False,
        "trust": "unknown",
    }


def test_ink_is_not_needed_for_a_signature(unsigned: bytes, people: People) -> None:
    plain = Signer(people.employee, PASSPHRASE).sign(
        document(record(signatures=[])), field="Pegawai", certify=False, signed_at=MOMENT
    )
    drawn = Signer(people.employee, PASSPHRASE).sign(
        document(record(signatures=[])),
        field="Pegawai",
        certify=False,
        signed_at=MOMENT,
        ink=scribble(),
    )
    assert {verify(plain).verdict, verify(drawn).verdict} == {"valid"}
