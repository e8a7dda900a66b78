"""The demo: the whole journey on bundled sample data, from a staff list to signed documents.

Every step goes through the services a person's clicks go through, in the order of the days;
the pictures of the windows are taken by ui.tour afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from datetime import time as clock_time
from functools import partial
from pathlib import Path

from kinerja_desktop.core.appraisal import Appraisal, Stage
from kinerja_desktop.core.discussion import Discussion
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Announce, Store, nobody, open_store
from kinerja_desktop.data.vault import create_vault
from kinerja_desktop.demo_clock import MOMENT, RATED_AT, DemoClock, Event, Figures, closings
from kinerja_desktop.demo_office import (
    CHECKLIST,
    DRAFTS,
    MOST_NOTED,
    OVERALL,
    chosen_members,
    deliveries,
    demo_profile,
)
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.importing.opened_list import ImportRequest
from kinerja_desktop.paths import Paths, resource_dir
from kinerja_desktop.progress import Progress, Silent
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.services.backups import Cause
from kinerja_desktop.services.finalising import FinalRequest
from kinerja_desktop.services.sample_office import (
    SamplePerson,
    sample_draft,
    sample_notes,
    sample_office,
    workday,
)
from kinerja_desktop.services.sample_quarter import quarter_before, quarter_draft, quarter_notes
from kinerja_desktop.services.sample_talks import sample_ending, sample_talk
from kinerja_desktop.services.shared_talk import SharedTalk, state_of
from kinerja_desktop.services.verifying import verify_file
from kinerja_desktop.settings import Settings

PASSPHRASE = "kertas payung delima senja"  # noqa: S105 - protects invented data only
STAFF_LIST = "siasn-export.xlsx"
FINAL_COUNT = 3


@dataclass(frozen=True, kw_only=True)
class DemoStore:
    """The filled store of a demo, open, with its services."""

    store: Store
    services: Services
    recovery_groups: tuple[str, ...]
    period_id: int = 0
    quarter_id: int = 0
    main_id: int = 0
    talk: SharedTalk | None = None


class Journey:
    """One run through everything a supervisor does in a period."""

    def __init__(
        self,
        paths: Paths,
        documents: Path,
        progress: Progress | None = None,
        *,
        announce: Announce = nobody,
    ) -> None:
        self._paths = paths
        self._documents = documents
        self._progress = progress or Silent()
        self._announce = announce
        self.clock = DemoClock(MOMENT)
        self._office = sample_office(MOMENT)
        self._people: tuple[tuple[Employee, SamplePerson], ...] = ()
        self._notes: dict[int, tuple[Observation, ...]] = {}
        self._held: list[int] = []
        self._talk: SharedTalk | None = None
        self.figures = Figures()

    def run(self, settings: Callable[[], Settings]) -> DemoStore:
        """Go the whole way; raises KinerjaError when any signed document is not valid."""
        stage = self.figures.stage
        with stage("store"):
            opened = self._open(settings)
        services = opened.services
        with stage("import"):
            self._import(services)
        with stage("plan"):
            quarter_id = self._rate_quarter(services)
            period_id = self._plan(services)
        with stage("observe"):
            events = self._observe(services, period_id)
        with stage("rate"):
            appraisals = self._rate(services, period_id)
        with stage("talk"):
            events += self._prepare(services, period_id, appraisals)
            self.clock.live(events)
        with stage("finalise"):
            self._finalise(services, self._held[:FINAL_COUNT])
        with stage("verify"):
            self._verify()
        with stage("backup"):
            services.backups.make(Cause.MANUAL)
        self._count(services, (period_id, quarter_id))
        main = next(m.id for m, person in self._people if person.employee.name == MOST_NOTED)
        return replace(
            opened, period_id=period_id, quarter_id=quarter_id, main_id=main, talk=self._talk
        )

    def _open(self, settings: Callable[[], Settings]) -> DemoStore:
        self._step(0, _("new store"))
        self._paths.data.mkdir(parents=True, exist_ok=True)
        key, code = create_vault(self._paths.key, PASSPHRASE)
        store = open_store(self._paths, key, announce=self._announce, create=True)
        services = build_services(store, self._paths, key, clock=self.clock, settings=settings)
        services.profile.save(demo_profile(self._office))
        return DemoStore(store=store, services=services, recovery_groups=code.groups)

    def _import(self, services: Services) -> None:
        self._step(1, _("staff list"))
        self.clock.moment = datetime.combine(quarter_before(self._office).start, clock_time(8, 0))
        path = resource_dir() / "samples" / STAFF_LIST
        plan = services.importing.preview(ImportRequest(source=path), self._progress)
        services.importing.commit(plan, None, self._progress)
        members = chosen_members(row.employee for row in services.staff.list_staff())
        for member in members:
            services.staff.save(member)
        self._people = tuple(zip(members, map(self._part, self._office.people), strict=True))

    def _part(self, person: SamplePerson) -> SamplePerson:
        """Return an invented person as the demo wants them before any talk."""
        is_rated = person.stage != Stage.NOT_STARTED and person.employee.name not in DRAFTS
        return replace(person, stage=Stage.READY if is_rated else person.stage)

    def _rate_quarter(self, services: Services) -> int:
        """Rate one person by weighted indicators in the quarter before."""
        member = next(m for m, person in self._people if person.employee.name == MOST_NOTED)
        period = quarter_before(self._office)
        period_id = services.periods.create(period, (member.id,))
        items = services.observing.items_for(period_id, member.id)
        notes = []
        for note in quarter_notes(self._office, items, member.id):
            self.clock.moment = note.recorded_at
            notes.append(replace(note, id=services.observing.record(note)))
        self.clock.moment = datetime.combine(period.end, clock_time(15, 0))
        view = services.appraising.view(period_id, member.id)
        services.appraising.save_draft(view.appraisal, quarter_draft(items, tuple(notes)))
        return period_id

    def _plan(self, services: Services) -> int:
        self._step(2, _("period and plans"))
        self.clock.moment = datetime.combine(self._office.period().start, clock_time(8, 0))
        ids = tuple(member.id for member, _person in self._people)
        period_id = services.periods.create(self._office.period(), ids)
        for member, person in self._people:
            if person.plan.work_results:
                plan = replace(person.plan, period_id=period_id, employee_id=member.id)
                services.planning.save(plan)
        return period_id

    def _observe(self, services: Services, period_id: int) -> list[Event]:
        """Record what was seen before the ratings; return the notes and closings after them."""
        self._step(3, _("observations"))
        events: list[Event] = []
        for member, person in self._people:
            items = services.observing.items_for(period_id, member.id)
            notes = sample_notes(self._office, person, items, member.id)
            for place, note in enumerate(notes, start=1):
                is_newest = person.employee.name == MOST_NOTED and place == len(notes)
                files = (CHECKLIST,) if is_newest else ()
                events.append((note.recorded_at, partial(self._record, services, note, files)))
        close = partial(services.backups.make, Cause.CLOSING)
        events += [(moment, close) for moment in closings()]
        self.clock.live([event for event in events if event[0] < RATED_AT])
        return [event for event in events if event[0] >= RATED_AT]

    def _record(
        self, services: Services, note: Observation, files: tuple[tuple[str, bytes], ...]
    ) -> None:
        stored = replace(note, id=services.observing.record(note, files))
        known = self._notes.get(note.employee_id, ())
        self._notes[note.employee_id] = (*known, stored)

    def _rate(self, services: Services, period_id: int) -> list[Appraisal]:
        """Rate with what was noted so far; return those that are ready for the talk."""
        self._step(4, _("ratings"))
        self.clock.moment = RATED_AT
        ready = []
        for member, person in self._people:
            if person.stage == Stage.NOT_STARTED:
                continue
            view = services.appraising.view(period_id, member.id)
            draft = sample_draft(self._office, person, view.items, self._notes[member.id])
            if person.employee.name in OVERALL:
                results, behaviour = OVERALL[person.employee.name]
                draft = replace(draft, results_rating=results, behaviour_rating=behaviour)
            appraisal = services.appraising.save_draft(view.appraisal, draft)
            if person.stage != Stage.DRAFT:
                ready.append(services.appraising.mark_ready(appraisal.id))
        return ready

    def _prepare(
        self, services: Services, period_id: int, appraisals: list[Appraisal]
    ) -> list[Event]:
        """Prepare every talk; return those that are held before today."""
        self._step(5, _("talks"))
        events: list[Event] = []
        for place, appraisal in enumerate(appraisals):
            is_past = place <= FINAL_COUNT
            days = place - 9 if is_past else 1 + place
            day = workday(MOMENT.date() + timedelta(days=days), forward=True)
            when = datetime.combine(day, clock_time(9 + 2 * (place % 3), 0))
            view = services.discussing.prepare(period_id, appraisal.employee_id)
            talk = services.discussing.save_preparation(
                sample_talk(self._office, appraisal.id, view.notes, when)
            )
            if is_past:
                name = view.view.employee.name.split()[0]
                events.append((when, partial(self._hold, services, talk, name)))
        return events

    def _hold(self, services: Services, talk: Discussion, name: str) -> None:
        when = self.clock()
        shared = services.discussing.start(talk.id)
        ended = sample_ending(self._office, talk, name, when)
        self.clock.moment = ended.ended_at or when
        services.discussing.save_state(talk.id, state_of(ended))
        services.discussing.finish(talk.id, state_of(ended))
        self._held.append(talk.appraisal_id)
        self._talk = replace(shared, state=state_of(ended))

    def _finalise(self, services: Services, appraisal_ids: list[int]) -> None:
        self._step(6, _("signed documents"))
        self._documents.mkdir(parents=True, exist_ok=True)
        identity_id = services.identities.make(PASSPHRASE)
        requests = []
        for appraisal_id in appraisal_ids:
            view = services.finalising.check(appraisal_id)
            requests.append(
                FinalRequest(
                    appraisal_id=appraisal_id,
                    version=view.dossier.appraisal.version,
                    box_note=view.dossier.box_note,
                    place=view.dossier.place,
                    dated_on=MOMENT.date(),
                    identity_id=identity_id,
                    folder=str(self._documents),
                )
            )
        for done in services.finalising.finalise_many(tuple(requests), PASSPHRASE, self._progress):
            if isinstance(done, KinerjaError):
                raise done
        handed_over = services.documents.list(appraisal_ids[0])
        services.documents.deliver_all(deliveries(handed_over, MOMENT.date(), _("in person")))

    def _verify(self) -> None:
        self._step(7, _("check of the documents"))
        for path in sorted(self._documents.glob("*.pdf")):
            verdict = verify_file(path)
            if verdict.verdict != "valid":
                raise KinerjaError(f"{path.name}: {verdict.verdict}")

    def _count(self, services: Services, period_ids: tuple[int, ...]) -> None:
        counts = services.backups.counts()
        views = [
            services.appraising.view(period_id, employee_id)
            for period_id in period_ids
            for employee_id in services.periods.members(period_id)
        ]
        self.figures.counts = {
            "employees": len(services.staff.list_staff()),
            "observations": counts["observations"],
            "ratings": sum(
                answer.step is not None for v in views for answer in v.appraisal.draft.answers
            ),
            "discussions": len(self._held),
            "documents": len(list(self._documents.glob("*.pdf"))),
        }

    def _step(self, number: int, what: str) -> None:
        self._progress.step(number, 9, what)
