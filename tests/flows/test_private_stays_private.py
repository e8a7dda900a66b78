"""A marker in everything private is nowhere in the talk, in no exported byte, log or command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.discussion import SHOWN_PARTS, STEPS, Choice, Discussion
from kinerja_desktop.core.fairness.hint import Hint
from kinerja_desktop.core.hint_answers import Reply
from kinerja_desktop.core.observation import Source, Valence
from kinerja_desktop.core.period import Period
from kinerja_desktop.data.store import Store
from kinerja_desktop.paths import Paths
from kinerja_desktop.services import Services
from kinerja_desktop.services.finalising import FinalRequest
from kinerja_desktop.services.shared_talk import TalkState
from kinerja_desktop.ui.application import LastNet
from kinerja_desktop.ui.bug import Bug
from kinerja_desktop.ui.discussion_window import DiscussionWindow, TalkCalls
from kinerja_desktop.ui.log_file import log, start_log
from kinerja_desktop.ui.runner import InlineRunner
from kinerja_desktop.ui.theme.theme import Theme
from tests.flows.outside import ROOT, run
from tests.office import INK, PEOPLE, SEMESTER, Office
from tests.ui.said import painted, said

# One word each, so that no line break can hide it. The public ones prove that the search finds.
PRIVATE, PUBLIC = "ZXRAHASIA7731", "ZXTERBUKA4411"
PASSPHRASE = "kunci tanda tangan"
COMMAND = """
import contextlib, io, json, sys
from kinerja_desktop.cli import main
said = io.StringIO()
with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
    code = main(sys.argv[1:])
print()
print(json.dumps({"code": code, "said": said.getvalue()}))
"""


class Secrets:
    """An office whose appraiser has written the marker wherever nobody else may read."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.office = office = Office(services)
        rina = office.rina
        office.plan(rina)
        shown = office.note(
            rina,
            text=f"Laporan {PUBLIC} dikirim lebih awal.",
            source=Source.TOLD,
            told_by=f"Pencerita {PRIVATE}",
        )
        growth = office.note(rina, "kolaboratif", valence=Valence.MINUS, text="Rekap terlambat.")
        self.hidden = office.note(
            rina,
            "loyal",
            text=f"Catatan {PRIVATE}",
            situation=f"Keadaan {PRIVATE}",
            impact=f"Dampak {PRIVATE}",
            is_visible=False,
        )
        files = ((f"{PRIVATE}.txt", f"Isi {PRIVATE}".encode()),)
        self.hidden = services.observing.save(services.observing.get(self.hidden.id), files)
        appraisal = office.rate(rina, 1, evidence=(shown.id, self.hidden.id))
        draft = appraisal.draft
        answers = tuple(replace(a, feedback=f"Tepat waktu {PUBLIC}.") for a in draft.answers)
        appraisal = services.appraising.save_draft(appraisal, replace(draft, answers=answers))
        self.appraisal_id = services.appraising.mark_ready(appraisal.id).id
        self.talk_id = services.discussing.save_preparation(
            Discussion(
                appraisal_id=self.appraisal_id,
                strengths=(shown.id, self.hidden.id),
                growth=(growth.id,),
                private_note=f"Persiapan {PRIVATE}",
                shown_parts=frozenset(SHOWN_PARTS),
            )
        ).id

    def hold_the_talk(self) -> None:
        state = TalkState(
            story=f"Menata arsip {PUBLIC}.",
            comment=f"Terima kasih {PUBLIC}.",
            choice=Choice.READ,
            employee_ink=INK,
            appraiser_ink=INK,
        )
        self.services.discussing.start(self.talk_id)
        self.services.discussing.finish(self.talk_id, state)

    def finalise(self, folder: Path) -> list[Path]:
        """Sign the documents of the person; returns the copies written."""
        identity = self.services.identities.make(PASSPHRASE)
        view = self.services.finalising.check(self.appraisal_id)
        request = FinalRequest(
            appraisal_id=self.appraisal_id,
            version=view.dossier.appraisal.version,
            box_note=view.dossier.box_note,
            place="Serang",
            dated_on=self.services.clock().date(),
            identity_id=identity,
            folder=str(folder),
        )
        return list(self.services.finalising.finalise(request, PASSPHRASE).copies)

    def prompts(self) -> tuple[Hint, ...]:
        """Return the reading prompts about the rating; there are some."""
        view = self.services.appraising.view(self.office.period_id, self.office.rina)
        found = self.services.prompting.of_person(view, view.appraisal.draft)
        assert found
        return found

    def weighted_sheet(self) -> bytes:
        """Return the draft sheet of somebody rated by weighted indicators, with a private note."""
        period = replace(SEMESTER, method="weighted_indicators", name="Indikator", closed_on=None)
        other = self.services.staff.add(replace(PEOPLE[0], name="Wati Andai", nip=""))
        period_id = self.services.periods.create(_later(period), (other,))
        self.office.note(other, "disiplin", text=f"Catatan {PRIVATE}", is_visible=False)
        view = self.services.appraising.view(period_id, other)
        answers = tuple(
            Answer(key=item.key, step=4, feedback=f"Baik {PUBLIC}.") for item in view.items
        )
        saved = self.services.appraising.save_draft(view.appraisal, Draft(answers=answers))
        key = self.services.documents.reports(period_id)[0][0]
        return self.services.documents.pdf(saved.id, key)


def _later(period: Period) -> Period:
    return replace(
        period, start=period.start.replace(month=7), end=period.end.replace(month=7, day=31)
    )


@pytest.fixture
def secrets(services: Services) -> Secrets:
    return Secrets(services)


def everything_in(pdf: bytes, path: Path) -> str:
    """Return all text and all inflated bytes of a PDF: pages, objects, streams, attachments."""
    path.write_bytes(pdf)
    found = [pdf.decode("latin-1")]
    with pikepdf.open(path) as opened:
        for thing in opened.objects:
            found.append(repr(thing))
            if isinstance(thing, pikepdf.Stream):
                try:
                    found.append(thing.read_bytes().decode("latin-1"))
                except pikepdf.PdfError:  # a picture that only a viewer can unpack
                    found.append(thing.read_raw_bytes().decode("latin-1"))
    read = pypdfium2.PdfDocument(pdf)
    found += [page.get_textpage().get_text_range() for page in read]
    read.close()
    return "\n".join(found).replace("\x00", "")


def test_nothing_private_is_in_the_window_of_the_talk(
    secrets: Secrets, qtbot: QtBot, theme: Theme, runner: InlineRunner
) -> None:
    discussing = secrets.services.discussing
    calls = TalkCalls(
        save=partial(discussing.save_state, secrets.talk_id),
        finish=partial(discussing.finish, secrets.talk_id),
        now=secrets.services.clock,
    )
    window = DiscussionWindow(discussing.start(secrets.talk_id), runner, calls)
    qtbot.addWidget(window)
    window.resize(1366, 689)
    window.show()
    window.keeper.change(story=f"Menata arsip {PUBLIC}.")
    texts: set[str] = set()
    for place in range(len(STEPS)):
        window.show_step(place)
        texts |= said(window) | painted(window)
    whole = "\n".join(texts)
    assert PUBLIC in whole
    for hint in secrets.prompts():
        assert hint.text not in whole
    assert PRIVATE not in whole
    for other in PEOPLE[1:]:
        assert other.name not in whole


def test_nothing_private_is_in_a_draft_or_a_signed_document(
    secrets: Secrets, tmp_path: Path
) -> None:
    reports = secrets.services.documents.reports(secrets.office.period_id)
    made = {
        f"draft {key}": secrets.services.documents.pdf(secrets.appraisal_id, key)
        for key, _title in reports
    }
    [first, *_rest] = secrets.prompts()
    period_id = secrets.office.period_id
    secrets.services.prompting.answer(period_id, first, Reply.RIGHT)
    secrets.hold_the_talk()
    copies = secrets.finalise(tmp_path)
    made |= {path.name: path.read_bytes() for path in copies}
    made["indicator sheet"] = secrets.weighted_sheet()
    assert len(made) == 5
    public = 0
    for name, pdf in made.items():
        whole = everything_in(pdf, tmp_path / "looked-at.pdf")
        assert "198503122010012001" in whole or "Wati Andai" in whole, name
        public += PUBLIC in whole
        assert PRIVATE not in whole, name
        for prompt in (first.text, first.key, first.rule, "rated_at"):
            assert prompt not in whole, name
        assert PRIVATE.encode("utf-16-be").hex() not in whole.lower(), name
        for other in PEOPLE[1:]:
            assert other.name not in whole, name
    assert public >= 3


def test_nothing_private_is_in_the_log_of_submissions(secrets: Secrets, tmp_path: Path) -> None:
    secrets.hold_the_talk()
    secrets.finalise(tmp_path)
    rows = secrets.services.submissions.rows(secrets.office.period_id)
    secrets.services.submissions.save(rows, tmp_path / "log.csv")
    assert PRIVATE not in (tmp_path / "log.csv").read_text("utf-8")


@pytest.fixture
def log_folder(tmp_path: Path) -> Iterator[Path]:
    before = list(log.handlers)
    start_log(tmp_path / "logs")
    yield tmp_path / "logs"
    for handler in set(log.handlers) - set(before):
        log.removeHandler(handler)
        handler.close()


def test_the_log_tells_of_a_mistake_but_not_what_was_written(
    secrets: Secrets, log_folder: Path, qapp: object
) -> None:
    def fail(note: str) -> None:
        raise ValueError(note)

    try:
        fail(secrets.hidden.text)
    except ValueError as error:
        LastNet().report(Bug(error=error))
    for handler in log.handlers:
        handler.flush()
    text = "\n".join(path.read_text("utf-8") for path in log_folder.iterdir())
    assert "ValueError" in text
    assert PRIVATE not in text
    assert not any(person.name in text for person in PEOPLE)


def test_no_command_tells_anything_private(
    secrets: Secrets, store: Store, paths: Paths, tmp_path: Path
) -> None:
    secrets.hold_the_talk()
    copies = secrets.finalise(tmp_path)
    store.close()
    told = run(COMMAND, "verify", *map(str, copies), "--json")["said"]
    listed = str(ROOT / "tests/files/staff-lists/simpeg-local.csv")
    folder = str(paths.data)
    told += run(COMMAND, "import", listed, "--dry-run", "--data-dir", folder, "--json")["said"]
    told += run(COMMAND, "import", listed, "--data-dir", folder)["said"]
    assert re.search(r'"verdict": ?"valid"', told)
    assert PRIVATE not in told
