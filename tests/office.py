"""Builders for tests: a small office, and steps of the journey taken through the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from kinerja_desktop.core.appraisal import Answer, Appraisal, Draft, Rating
from kinerja_desktop.core.discussion import Choice, Discussion, Ink
from kinerja_desktop.core.document import Delivery
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.period import OrganisationResult, Period
from kinerja_desktop.core.plan import Plan, WorkIndicator, WorkResult
from kinerja_desktop.core.staff import Employee, Official, OfficialRole, Profile
from kinerja_desktop.services import Services
from kinerja_desktop.services.final_request import FinalRequest
from kinerja_desktop.services.shared_talk import TalkState

INK = Ink(strokes=(((10.0, 60.0, 0.5, 0.0), (60.0, 20.0, 0.6, 90.0), (140.0, 70.0, 0.4, 180.0)),))
PRIVATE = "penanda rahasia 7731"
IDENTITY_PASSPHRASE = "delapan huruf"
PEOPLE = (
    Employee(
        name="Rina Contohwati",
        back_title="S.E.",
        nip="198503122010012001",
        grade="III/c",
        position="Analis Keuangan Ahli Muda",
        unit="Sub Bagian Keuangan",
    ),
    Employee(
        name="Dedi Misalkan",
        back_title="S.Pd.",
        nip="199207182022211005",
        grade="IX",
        position="Guru Ahli Pertama",
        unit="SD Negeri Contoh 1",
    ),
    Employee(name="Sari Umpama", nip="199001012015032002", grade="III/a", unit="Sub Bagian Umum"),
)
PROFILE = Profile(
    appraiser=Official(
        role=OfficialRole.APPRAISER,
        name="Budi Teladan",
        front_title="Drs.",
        back_title="M.Si.",
        nip="197811052003121002",
        grade="IV/a",
        position="Sekretaris Dinas",
        unit="Dinas Contoh",
    ),
    reviewer=Official(
        role=OfficialRole.REVIEWER,
        name="Sri Misalnya",
        front_title="Ir.",
        back_title="M.T.",
        nip="197002141996032003",
        grade="IV/c",
        position="Kepala Dinas",
        unit="Dinas Contoh",
    ),
    agency="PEMERINTAH KOTA SERANG",
    place="Serang",
)
SEMESTER = Period(
    name="Semester I 2026",
    start=date(2026, 1, 1),
    end=date(2026, 6, 30),
    unit_result=OrganisationResult.BAIK,
)


class Office:
    """A small office in a real store; every step goes through the services."""

    def __init__(self, services: Services) -> None:
        self.services = services
        services.profile.save(PROFILE)
        self.ids = tuple(services.staff.add(person) for person in PEOPLE)
        self.period_id = services.periods.create(SEMESTER, self.ids)

    @property
    def rina(self) -> int:
        return self.ids[0]

    @property
    def sari(self) -> int:
        return self.ids[2]

    def plan(self, employee_id: int) -> Plan:
        """Give a person a complete plan of one main and one additional result."""
        results = tuple(
            WorkResult(
                key=f"rhk-{employee_id}-{number}",
                text=text,
                indicators=(
                    WorkIndicator(key=f"iki-{employee_id}-{number}", text=text, target="6 laporan"),
                ),
            )
            for number, text in enumerate(("Laporan keuangan bulanan", "Rekonsiliasi kas"))
        )
        plan = Plan(period_id=self.period_id, employee_id=employee_id, work_results=results)
        return self.services.planning.save(plan)

    def note(self, employee_id: int, key: str = "akuntabel", **changes: object) -> Observation:
        """Record one observation; `changes` replace its fields."""
        note = Observation(
            employee_id=employee_id,
            happened_on=date(2026, 3, 10),
            recorded_at=datetime(2026, 3, 10, 16),
            valence=Valence.PLUS,
            text="Mengirim laporan dua hari lebih awal.",
            impact="Tidak ada koreksi.",
            item_keys=(key,),
        )
        note = replace(note, **changes)  # type: ignore[arg-type]
        return replace(note, id=self.services.observing.record(note))

    def rate(self, employee_id: int, step: int = 0, *, evidence: tuple[int, ...] = ()) -> Appraisal:
        """Rate every item with one step and choose both overall ratings."""
        view = self.services.appraising.view(self.period_id, employee_id)
        draft = Draft(
            answers=tuple(
                Answer(key=item.key, step=step, feedback="Sesuai.", evidence=evidence)
                for item in view.items
            ),
            results_rating=Rating(step),
            behaviour_rating=Rating(step),
        )
        return self.services.appraising.save_draft(view.appraisal, draft)

    def ready(self, employee_id: int, step: int = 0) -> Appraisal:
        """Plan, note and rate a person, and mark the rating as ready."""
        self.plan(employee_id)
        note = self.note(employee_id)
        appraisal = self.rate(employee_id, step, evidence=(note.id,))
        return self.services.appraising.mark_ready(appraisal.id)

    def prepare(self, employee_id: int) -> Discussion:
        """Save a preparation with a private note for a ready person."""
        view = self.services.discussing.prepare(self.period_id, employee_id)
        return self.services.discussing.save_preparation(
            replace(view.discussion, private_note=PRIVATE, place="Ruang rapat 2")
        )

    def talk(self, employee_id: int, choice: Choice = Choice.READ) -> Discussion:
        """Hold the talk of a ready person to its end."""
        talk = self.prepare(employee_id)
        self.services.discussing.start(talk.id)
        state = TalkState(
            story="Menata ulang arsip.",
            comment="Terima kasih.",
            choice=choice,
            remark="Dengan catatan.",
            employee_ink=INK,
            appraiser_ink=INK,
        )
        self.services.discussing.finish(talk.id, state)
        return self.services.discussing.prepare(self.period_id, employee_id).discussion

    def signed(self, employee_id: int, step: int = 0) -> Appraisal:
        """Take a person to the signed state."""
        self.ready(employee_id, step)
        self.talk(employee_id)
        return self.services.appraising.view(self.period_id, employee_id).appraisal

    def final(self, employee_id: int, dated_on: date | None = None) -> Appraisal:
        """Take a person to the final state, signed with an identity made here."""
        self.signed(employee_id)
        return self.finalise(employee_id, dated_on)

    def finalise(
        self, employee_id: int, dated_on: date | None = None, reason: str = ""
    ) -> Appraisal:
        """Make a rating final as it stands; `reason` says why there was no talk."""
        services = self.services
        identities = services.identities.list()
        identity = identities[0].id if identities else services.identities.make(IDENTITY_PASSPHRASE)
        appraisal = services.appraising.view(self.period_id, employee_id).appraisal
        request = FinalRequest(
            appraisal_id=appraisal.id,
            version=appraisal.version,
            box_note="",
            place="Serang",
            dated_on=dated_on or services.clock().date(),
            identity_id=identity,
            without_talk_reason=reason,
        )
        services.finalising.finalise(request, IDENTITY_PASSPHRASE)
        return services.appraising.view(self.period_id, employee_id).appraisal

    def deliver(self, appraisal_id: int, day: date) -> None:
        """Note that the documents of a final rating were handed over on a day."""
        documents = self.services.documents.list(appraisal_id)
        self.services.documents.deliver_all(
            tuple(
                Delivery(document_id=one.id, delivered_on=day, recipient="Pegawai")
                for one in documents
            )
        )
