from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.discussion import Choice
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.errors import InvalidError, KinerjaError, StaleError, WrongKeyError
from kinerja_desktop.services.finalising import FinalRequest
from kinerja_desktop.services.verifying import verify_file
from tests.office import PRIVATE, SEMESTER, Office

IDENTITY_PASSPHRASE = "delapan huruf"


def request(office: Office, employee_id: int, folder: Path | None = None) -> FinalRequest:
    appraisal = office.services.appraising.view(office.period_id, employee_id).appraisal
    identities = office.services.identities.list()
    identity_id = (
        identities[0].id if identities else office.services.identities.make(IDENTITY_PASSPHRASE)
    )
    view = office.services.finalising.check(appraisal.id)
    return FinalRequest(
        appraisal_id=appraisal.id,
        version=appraisal.version,
        box_note=view.dossier.box_note,
        place="Serang",
        dated_on=office.services.clock().date(),
        identity_id=identity_id,
        folder=str(folder) if folder else "",
    )


def test_one_act_makes_it_final_signs_and_copies(office: Office, tmp_path: Path) -> None:
    office.signed(office.rina)
    done = office.services.finalising.finalise(
        request(office, office.rina, tmp_path), IDENTITY_PASSPHRASE
    )
    assert done.copy_problem == ""
    assert len(done.document_ids) == len(done.copies) == 2
    for path in done.copies:
        verdict = verify_file(path)
        assert verdict.verdict == "valid"
        assert verdict.is_ours
    final = office.services.appraising.view(office.period_id, office.rina).appraisal
    assert final.stage == Stage.FINAL
    assert final.final is not None
    assert verify_file(done.copies[0]).record_digest == final.final.seal


def test_the_stored_document_is_the_copied_one(office: Office, tmp_path: Path) -> None:
    office.signed(office.rina)
    done = office.services.finalising.finalise(
        request(office, office.rina, tmp_path), IDENTITY_PASSPHRASE
    )
    stored = office.services.documents.pdf(done.appraisal_id, "evaluation_document")
    assert stored == done.copies[0].read_bytes()


def test_a_wrong_passphrase_changes_nothing(office: Office, tmp_path: Path) -> None:
    office.signed(office.rina)
    with pytest.raises(WrongKeyError):
        office.services.finalising.finalise(request(office, office.rina, tmp_path), "salah")
    assert office.services.documents.list(1) == ()
    assert list(tmp_path.glob("*.pdf")) == []


def test_an_open_gate_holds_back_and_says_which(office: Office) -> None:
    office.ready(office.rina)
    with pytest.raises(KinerjaError) as caught:
        office.services.finalising.finalise(request(office, office.rina), IDENTITY_PASSPHRASE)
    assert caught.value.message
    appraisal = office.services.appraising.view(office.period_id, office.rina).appraisal
    assert appraisal.stage == Stage.READY


def test_without_a_talk_a_reason_lets_it_pass(office: Office) -> None:
    office.ready(office.rina)
    wanted = replace(request(office, office.rina), without_talk_reason="Cuti melahirkan")
    done = office.services.finalising.finalise(wanted, IDENTITY_PASSPHRASE)
    assert len(done.document_ids) == 2
    final = office.services.appraising.view(office.period_id, office.rina).appraisal.final
    assert final is not None
    assert final.without_talk_reason == "Cuti melahirkan"


def test_what_was_changed_meanwhile_is_not_made_final(office: Office) -> None:
    signed = office.signed(office.rina)
    outdated = replace(request(office, office.rina), version=signed.version - 1)
    with pytest.raises(StaleError):
        office.services.finalising.finalise(outdated, IDENTITY_PASSPHRASE)


@pytest.mark.parametrize(("changes", "field"), [({"place": " "}, "place")])
def test_a_missing_place_is_said_under_its_field(
    office: Office, changes: dict[str, str], field: str
) -> None:
    office.signed(office.rina)
    wanted = replace(request(office, office.rina), **changes)  # type: ignore[arg-type]
    with pytest.raises(InvalidError) as caught:
        office.services.finalising.finalise(wanted, IDENTITY_PASSPHRASE)
    assert set(caught.value.fields) == {field}


def test_a_missing_folder_leaves_the_document_in_the_program(
    office: Office, tmp_path: Path
) -> None:
    office.signed(office.rina)
    done = office.services.finalising.finalise(
        request(office, office.rina, tmp_path / "pulled out"), IDENTITY_PASSPHRASE
    )
    assert done.copies == ()
    assert "pulled out" in done.copy_problem
    assert len(office.services.documents.list(done.appraisal_id)) == 2


def test_several_are_finalised_with_one_passphrase_and_a_failure_does_not_stop(
    office: Office,
) -> None:
    office.signed(office.rina)
    office.ready(office.ids[1])
    office.signed(office.ids[2])
    wanted = tuple(request(office, employee_id) for employee_id in office.ids)
    done = office.services.finalising.finalise_many(wanted, IDENTITY_PASSPHRASE)
    assert [isinstance(one, KinerjaError) for one in done] == [False, True, False]


def test_an_objection_does_not_hold_back(office: Office, tmp_path: Path) -> None:
    office.ready(office.rina)
    office.talk(office.rina, Choice.OBJECTS)
    (row,) = (r for r in office.services.documents.rows(1) if r.stage == Stage.OBJECTION)
    assert row.blocked == ""
    done = office.services.finalising.finalise(
        request(office, office.rina, tmp_path), IDENTITY_PASSPHRASE
    )
    pages = pypdfium2.PdfDocument(done.copies[0])
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert "Mengajukan keberatan" in text
    again = office.services.appraising.reopen(done.appraisal_id, "Keberatan diterima")
    assert (again.revision, again.stage) == (2, Stage.DRAFT)


def test_the_files_are_named_before_they_are_made(office: Office) -> None:
    office.signed(office.rina)
    view = office.services.finalising.check(1)
    assert view.can_finalise
    assert view.file_names == (
        "rina_contohwati_Semester-I-2026.pdf",
        "rina_contohwati_Semester-I-2026_evaluasi.pdf",
    )


def test_reopening_after_final_keeps_both_versions(office: Office, tmp_path: Path) -> None:
    office.signed(office.rina)
    first = office.services.finalising.finalise(
        request(office, office.rina, tmp_path), IDENTITY_PASSPHRASE
    )
    again = office.services.appraising.reopen(first.appraisal_id, "Keberatan diterima")
    office.services.appraising.mark_ready(again.id)
    office.talk(office.rina)
    second = office.services.finalising.finalise(
        request(office, office.rina, tmp_path), IDENTITY_PASSPHRASE
    )
    assert second.appraisal_id != first.appraisal_id
    assert office.services.documents.list(first.appraisal_id)[0].revision == 1
    assert office.services.documents.list(second.appraisal_id)[0].revision == 2
    assert second.copies[0].name.endswith("(2).pdf")
    old = office.services.verifying.check(first.copies[0]).verdict
    assert old.verdict == "valid"
    assert old.is_latest is False


def everything_inside(data: bytes) -> bytes:
    """Return a file's bytes and every stream of it, inflated."""
    parts = [data]
    with pikepdf.open(__import__("io").BytesIO(data)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Stream):
                try:
                    parts.append(entry.read_bytes())
                except (pikepdf.PdfError, zlib.error):
                    parts.append(entry.read_raw_bytes())
    return b"\n".join(parts)


def test_no_private_word_is_in_any_exported_byte(office: Office, tmp_path: Path) -> None:
    office.plan(office.rina)
    hidden = office.note(
        office.rina, valence=Valence.MINUS, text=PRIVATE, situation=PRIVATE, is_visible=False
    )
    appraisal = office.rate(office.rina, evidence=(hidden.id,))
    office.services.appraising.mark_ready(appraisal.id)
    office.talk(office.rina)
    done = office.services.finalising.finalise(
        request(office, office.rina, tmp_path), IDENTITY_PASSPHRASE
    )
    for path in done.copies:
        inside = everything_inside(path.read_bytes())
        assert b"Rina Contohwati" in inside
        for marker in (PRIVATE.encode(), PRIVATE.encode("utf-16-be")):
            assert marker not in inside, path.name


def test_an_indicator_deleted_later_changes_no_document_of_last_year(
    office: Office, tmp_path: Path
) -> None:
    periods = office.services.periods
    period = replace(SEMESTER, name="Kuartal uji", method="weighted_indicators")
    last_year = office.period_id = periods.create(period, office.ids)
    office.signed(office.rina, step=1)
    done = office.services.finalising.finalise(
        request(office, office.rina, tmp_path), IDENTITY_PASSPHRASE
    )
    before = done.copies[0].read_bytes()
    following = replace(
        period, name="Kuartal kedua", start=date(2026, 7, 1), end=date(2026, 12, 31)
    )
    next_id = periods.create(following, office.ids)
    own = periods.view(next_id).instrument
    (section,) = own.sections
    first, second, _deleted = section.indicators
    kept = (replace(first, weight=Decimal(60)), replace(second, weight=Decimal(40)))
    changed = replace(own, sections=(replace(section, indicators=kept),))
    periods.save_instrument(next_id, changed)
    assert len(periods.view(next_id).instrument.indicators()) == 2
    assert len(periods.view(last_year).instrument.indicators()) == 3
    assert office.services.documents.pdf(done.appraisal_id, "indicator_sheet") == before
    verdict = verify_file(done.copies[0])
    assert verdict.verdict == "valid"
