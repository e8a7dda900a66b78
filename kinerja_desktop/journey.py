"""The demo: the whole journey on bundled sample data, from a staff list to signed documents.

Every step goes through the services a person's clicks go through; the pictures of the windows
are taken by ui.tour afterwards.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

from kinerja_desktop.core.appraisal import Appraisal, Stage
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.staff import Employee, Profile
from kinerja_desktop.data.store import Store, open_store
from kinerja_desktop.data.vault import create_vault
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
from kinerja_desktop.services.sample_talks import sample_ending, sample_talk
from kinerja_desktop.services.shared_talk import state_of
from kinerja_desktop.services.verifying import verify_file
from kinerja_desktop.settings import Settings

MOMENT = datetime(2026, 6, 25, 13, 10)  # noqa: DTZ001 - local wall time; the pictures show it
PASSPHRASE = "kertas payung delima senja"  # noqa: S105 - protects invented data only
STAFF_LIST = "siasn-export.xlsx"
UNITS = ("Sekretariat Daerah", "Bagian Organisasi", "Subbagian Umum dan Kepegawaian")
AGENCY, PLACE = "PEMERINTAH KABUPATEN TIRTASARI", "Tirtasari"
NAME_LIMIT = 30
FINAL_COUNT = 3
DRAFTS = ("Fajar Nugroho", "Lina Marlina")


class DemoClock:
    """A clock that stands where the journey sets it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


@dataclass
class Figures:
    """What the demo made, and the seconds of each stage."""

    seconds: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 3)


@dataclass(frozen=True, kw_only=True)
class DemoStore:
    """The filled store of a demo, open, with its services."""

    store: Store
    services: Services
    period_id: int
    recovery_groups: tuple[str, ...]


class Journey:
    """One run through everything a supervisor does in a period."""

    def __init__(self, paths: Paths, documents: Path, progress: Progress | None = None) -> None:
        self._paths = paths
        self._documents = documents
        self._progress = progress or Silent()
        self._clock = DemoClock(MOMENT)
        self._office = sample_office(MOMENT)
        self.figures = Figures()

    def run(self, settings: Callable[[], Settings]) -> DemoStore:
        """Go the whole way; raises KinerjaError when any signed document is not valid."""
        stage = self.figures.stage
        with stage("store"):
            opened = self._open(settings)
        services = opened.services
        with stage("import"):
            members = self._import(services)
        with stage("plan"):
            period_id = self._plan(services, members)
        with stage("observe"):
            notes = self._observe(services, period_id, members)
        with stage("rate"):
            appraisals = self._rate(services, period_id, members, notes)
        with stage("talk"):
            talked = self._talk(services, period_id, members, appraisals)
        with stage("finalise"):
            self._finalise(services, talked[:FINAL_COUNT])
        with stage("verify"):
            self._verify()
        with stage("backup"):
            services.backups.make(Cause.MANUAL)
        self._count(services, period_id, talked)
        return replace(opened, period_id=period_id)

    def _open(self, settings: Callable[[], Settings]) -> DemoStore:
        self._step(0, _("new store"))
        self._paths.data.mkdir(parents=True, exist_ok=True)
        key, code = create_vault(self._paths.key, PASSPHRASE)
        store = open_store(self._paths, key, create=True)
        services = build_services(store, self._paths, key, clock=self._clock, settings=settings)
        services.profile.save(self._profile())
        return DemoStore(store=store, services=services, period_id=0, recovery_groups=code.groups)

    def _profile(self) -> Profile:
        profile = self._office.profile
        unit = UNITS[0]
        return Profile(
            appraiser=replace(
                profile.appraiser, position="Kepala Bagian Umum", unit=unit, agency=AGENCY
            ),
            reviewer=replace(
                profile.reviewer, position="Asisten Administrasi Umum", unit=unit, agency=AGENCY
            ),
            agency=AGENCY,
            place=PLACE,
        )

    def _import(self, services: Services) -> tuple[Employee, ...]:
        self._step(1, _("staff list"))
        path = resource_dir() / "samples" / STAFF_LIST
        plan = services.importing.preview(ImportRequest(source=path), self._progress)
        services.importing.commit(plan, None, self._progress)
        people = [row.employee for row in services.staff.list_staff()]
        chosen = [
            person
            for unit in UNITS
            for person in people
            if person.unit == unit
            and len(person.name) <= NAME_LIMIT
            and not person.grade.startswith("IV/")
        ]
        return tuple(chosen[: len(self._office.people)])

    def _plan(self, services: Services, members: tuple[Employee, ...]) -> int:
        self._step(2, _("period and plans"))
        self._clock.moment = datetime.combine(self._office.period().start, clock_time(8, 0))
        ids = tuple(member.id for member in members)
        period_id = services.periods.create(self._office.period(), ids)
        for member, person in self._pairs(members):
            if person.plan.work_results:
                plan = replace(person.plan, period_id=period_id, employee_id=member.id)
                services.planning.save(plan)
        return period_id

    def _observe(
        self, services: Services, period_id: int, members: tuple[Employee, ...]
    ) -> dict[int, tuple[Observation, ...]]:
        self._step(3, _("observations"))
        stored = {}
        for member, person in self._pairs(members):
            items = services.observing.items_for(period_id, member.id)
            found = []
            for note in sample_notes(self._office, person, items, member.id):
                self._clock.moment = note.recorded_at
                found.append(replace(note, id=services.observing.record(note)))
            stored[member.id] = tuple(found)
        self._clock.moment = MOMENT
        return stored

    def _rate(
        self,
        services: Services,
        period_id: int,
        members: tuple[Employee, ...],
        notes: dict[int, tuple[Observation, ...]],
    ) -> dict[int, Appraisal]:
        self._step(4, _("ratings"))
        saved = {}
        self._clock.moment = MOMENT - timedelta(days=12)
        for member, person in self._pairs(members):
            if person.stage == Stage.NOT_STARTED:
                continue
            view = services.appraising.view(period_id, member.id)
            draft = sample_draft(self._office, person, view.items, notes[member.id])
            appraisal = services.appraising.save_draft(view.appraisal, draft)
            if person.stage != Stage.DRAFT:
                appraisal = services.appraising.mark_ready(appraisal.id)
            saved[member.id] = appraisal
        return saved

    def _talk(
        self,
        services: Services,
        period_id: int,
        members: tuple[Employee, ...],
        appraisals: dict[int, Appraisal],
    ) -> list[int]:
        self._step(5, _("talks"))
        ready = [m for m in members if m.id in appraisals and appraisals[m.id].stage == Stage.READY]
        held = []
        for place, member in enumerate(ready):
            view = services.discussing.prepare(period_id, member.id)
            is_past = place <= FINAL_COUNT
            day = workday(
                MOMENT.date() + timedelta(days=1 + place if not is_past else place - 9),
                forward=True,
            )
            when = datetime.combine(day, clock_time(9 + 2 * (place % 3), 0))
            talk = services.discussing.save_preparation(
                sample_talk(self._office, view.view.appraisal.id, view.notes, when)
            )
            if not is_past:
                continue
            self._clock.moment = when
            services.discussing.start(talk.id)
            ended = sample_ending(self._office, talk, member.name.split()[0], when)
            self._clock.moment = ended.ended_at or when
            services.discussing.save_state(talk.id, state_of(ended))
            services.discussing.finish(talk.id, state_of(ended))
            held.append(view.view.appraisal.id)
        self._clock.moment = MOMENT
        return held

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

    def _verify(self) -> None:
        self._step(7, _("check of the documents"))
        for path in sorted(self._documents.glob("*.pdf")):
            verdict = verify_file(path)
            if verdict.verdict != "valid":
                raise KinerjaError(f"{path.name}: {verdict.verdict}")

    def _count(self, services: Services, period_id: int, talked: list[int]) -> None:
        view = services.insights.home(period_id)
        people = services.staff.list_staff()
        views = [services.appraising.view(period_id, p.id) for p in view.coverage.people]
        self.figures.counts = {
            "employees": len(people),
            "observations": sum(view.coverage.totals),
            "ratings": sum(
                answer.step is not None for v in views for answer in v.appraisal.draft.answers
            ),
            "discussions": len(talked),
            "documents": len(list(self._documents.glob("*.pdf"))),
        }

    def _pairs(self, members: tuple[Employee, ...]) -> Iterator[tuple[Employee, SamplePerson]]:
        """Give every member of the period the part of one invented person."""
        for member, person in zip(members, self._office.people, strict=True):
            is_rated = person.stage != Stage.NOT_STARTED and person.employee.name not in DRAFTS
            yield member, replace(person, stage=Stage.READY if is_rated else person.stage)

    def _step(self, number: int, what: str) -> None:
        self._progress.step(number, 9, what)
