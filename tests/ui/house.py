"""The whole house: the real window over the invented office, and a way into each of its rooms.

A room is a state of a page, a dialog, a step of the talk, or a screen of the start.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from kinerja_desktop.core.appraisal import Answer, Draft, Stage
from kinerja_desktop.core.methods.attainment import reached
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.rows import ResultRow
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault
from kinerja_desktop.paths import find_paths
from kinerja_desktop.services import build_services
from kinerja_desktop.services.backups import Cause
from kinerja_desktop.services.final_request import FinalRequest
from kinerja_desktop.services.sample_data import fill
from kinerja_desktop.services.sample_office import sample_office
from kinerja_desktop.services.sample_talks import sample_ending
from kinerja_desktop.ui.discussion_window import DiscussionWindow, TalkCalls
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.main_window import MainWindow
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.pages.settings_page import SettingsPage
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.runner import InlineRunner
from kinerja_desktop.ui.theme.theme import Look, Theme

NOW = datetime(2026, 6, 25, 14, 32)
WEIGHTED = "Uji coba indikator"
IDENTITY_PASSPHRASE = "kunci tanda tangan"
PLAIN = Look(reduced_motion=True)


class House:
    """A store with people at every stage, and the windows over it in the language in force."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self.folder = folder
        self.theme = theme
        self.paths = find_paths(folder / "data")
        self.paths.data.mkdir(parents=True)
        key, _code = create_vault(self.paths.key, "kertas payung", cost=QUICK_COST)
        self.runner = InlineRunner()
        self.store = open_store(self.paths, key, announce=self.runner.announce, create=True)
        self.preferences = Preferences(self.paths.settings)
        self.services = build_services(
            self.store,
            self.paths,
            key,
            clock=lambda: NOW,
            settings=lambda: self.preferences.current,
        )
        self.frame = Frame(theme=theme, runner=self.runner, preferences=self.preferences)
        self.period_id = fill(self.store, NOW)
        self._sign_one()
        self._finalise_one()
        self._begin_weighted_period()
        self._begin_period_of_2021()
        self.services.backups.make(Cause.MANUAL)
        self.holder: QWidget | None = None

    # The people.

    def rows(self) -> tuple[ResultRow, ...]:
        return self.services.documents.rows(self.period_id)

    def one(self, stage: Stage) -> ResultRow:
        return next(row for row in self.rows() if row.stage == stage)

    @property
    def period(self) -> Period:
        return self.services.periods.view(self.period_id).period

    @property
    def document(self) -> Path:
        return next((self.folder / "documents").glob("*.pdf"))

    def _sign_one(self) -> None:
        office, when = sample_office(NOW), NOW - timedelta(days=2)
        row = self.one(Stage.READY)
        with self.store.work() as work:
            appraisal = work.appraisals.get(row.appraisal_id)
            talk = work.discussions.of(appraisal.id)
            assert talk is not None
            work.discussions.save(sample_ending(office, talk, row.employee.name.split()[0], when))
            work.appraisals.save(replace(appraisal, stage=Stage.SIGNED))

    def _finalise_one(self) -> None:
        services = self.services
        identity = services.identities.make(IDENTITY_PASSPHRASE)
        view = services.finalising.check(self.one(Stage.SIGNED).appraisal_id)
        (self.folder / "documents").mkdir()
        services.finalising.finalise(
            FinalRequest(
                appraisal_id=view.dossier.appraisal.id,
                version=view.dossier.appraisal.version,
                box_note=view.dossier.box_note,
                place="Mandala",
                dated_on=NOW.date(),
                identity_id=identity,
                folder=str(self.folder / "documents"),
            ),
            IDENTITY_PASSPHRASE,
        )

    def _begin_weighted_period(self) -> None:
        people = tuple(row.employee.id for row in self.rows()[:4])
        period = Period(
            name=WEIGHTED,
            start=date(2026, 7, 1),
            end=date(2026, 9, 30),
            method="weighted_indicators",
        )
        self.weighted_id = self.services.periods.create(period, people)
        view = self.services.appraising.view(self.weighted_id, people[0])
        answers = tuple(
            Answer(key=item.key, step=3 + place % 2, feedback="Sesuai harapan.")
            for place, item in enumerate(view.items)
        )
        self.services.appraising.save_draft(view.appraisal, Draft(answers=answers))

    def _begin_period_of_2021(self) -> None:
        """Begin a period of PP 30/2019; the first person has computed and typed values."""
        services, people = self.services, tuple(row.employee.id for row in self.rows()[:4])
        period = Period(
            name="Semester II 2021",
            start=date(2021, 7, 1),
            end=date(2021, 12, 31),
            method="pp_30_2019",
        )
        self.old_id = services.periods.create(period, people, copy_plans_from=self.period_id)
        view = services.appraising.view(self.old_id, people[0])
        draft = Draft()
        for item in view.items:
            indicators = item.work_result.indicators if item.work_result else ()
            done = tuple((one.key, one.target) for one in indicators)
            answer = Answer(key=item.key, realisations=done)
            if item.work_result is None:
                number = Decimal(96) if item.scale.is_typed else None
                answer = replace(answer, value=number, step=None if number else 0)
            elif reached(indicators[0], indicators[0].target) is None:
                answer = replace(answer, value=Decimal("96.5"), reason="Sesuai.")
            draft = draft.with_answer(answer)
        services.appraising.save_draft(view.appraisal, draft)

    # The windows.

    def open(self) -> MainWindow:
        """Build the window anew, in the language in force; returns it."""
        self.close()
        self.holder = QWidget()
        self.window = MainWindow(self.frame, self.services, parent=self.holder)
        self.holder.resize(1366, 689)
        self.window.resize(1366, 689)
        self.holder.show()
        self.holder.activateWindow()
        settle()
        return self.window

    def dress(self, look: Look, width: int = 1366, height: int = 689) -> None:
        """Build the window anew in a look and a size."""
        self.close()
        self.wear(look)
        self.open()
        self.resize(width, height)

    def wear(self, look: Look) -> None:
        """Change the look, of the open window too."""
        if look == self.theme.look:
            return
        self.theme.set_look(look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.theme.apply(app)
        settle()

    def resize(self, width: int, height: int) -> None:
        assert self.holder is not None
        self.holder.resize(width, height)
        self.window.resize(width, height)
        settle()

    def close(self) -> None:
        holder, self.holder = self.holder, None
        if holder is not None:
            holder.close()
            holder.deleteLater()
            settle()

    def page(self, key: str, **target: Any) -> Page:
        self.window.open_page(key, target)
        settle()
        page = self.window.pages.page
        assert page is not None
        assert key == page.KEY
        if isinstance(page, SettingsPage):
            assert page.sections  # those not built yet are built now
            settle()
        return page

    def talk(self) -> DiscussionWindow:
        """Build the window of a talk under way; what is written there is not kept."""
        row = next(r for r in self.rows() if r.stage in {Stage.READY, Stage.IN_DISCUSSION})
        stored = self.services.discussing.stored(row.appraisal_id)
        calls = TalkCalls(save=lambda _s: None, finish=lambda _s: None, now=lambda: NOW)
        shared = self.services.discussing.start(stored.id)
        return DiscussionWindow(shared, self.runner, calls, look=self.theme.look)


def settle() -> None:
    """Let everything asked for happen: layouts, late deletions, repaints."""
    for _round in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
