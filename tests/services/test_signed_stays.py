"""A signed result stays as it is, whichever way somebody tries to change it.

Every method of a service that writes has its line here; a new one without a line fails. A line
says whether it is refused, or goes through without touching what was signed.
"""

from __future__ import annotations

import ast
import hashlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from textwrap import dedent

import pytest

from kinerja_desktop import services as service_module
from kinerja_desktop.core.appraisal import Answer, Appraisal, Draft, Rating, Stage
from kinerja_desktop.core.discussion import ActionItem, ActionState, Choice
from kinerja_desktop.core.document import Delivery
from kinerja_desktop.core.objection import Objection, Outcome
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.period import OrganisationResult
from kinerja_desktop.core.plain import to_plain
from kinerja_desktop.core.plan import Plan
from kinerja_desktop.core.sealing import record_of, seal
from kinerja_desktop.core.staff import Employee, Unit
from kinerja_desktop.core.staff_import import EntryKind
from kinerja_desktop.core.supervision import Supervision
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.progress import Silent
from kinerja_desktop.services import Services
from kinerja_desktop.services.dossiers import gather
from kinerja_desktop.services.importing import ImportRequest
from kinerja_desktop.services.planning import PlanSource
from kinerja_desktop.services.shared_talk import TalkState
from kinerja_desktop.services.staff_changes import StaffChange
from tests.office import INK, PEOPLE, PROFILE, SEMESTER, Office


@dataclass(kw_only=True)
class Signed:
    """Rina's signed or final result with everything it rests on."""

    office: Office
    store: Store
    appraisal: Appraisal
    note: Observation
    plan: Plan

    @property
    def services(self) -> Services:
        return self.office.services

    @property
    def talk_id(self) -> int:
        return self.services.discussing.prepare(
            self.office.period_id, self.office.rina
        ).discussion.id

    def print_of_it(self) -> tuple[str, str, str, str]:
        """Return what must never change: the record, the evidence, the talk, the papers.

        Agreed plans are marked as done later; where the result stands (sent, replaced) moves on.
        Until it is final, people, place and the organisation's result are printed as by then.
        """
        with self.store.reading() as look:
            appraisal = look.appraisals.get(self.appraisal.id)
            today = self.services.clock().date()
            record = record_of(gather(look, appraisal, self.services.settings(), today=today))
            note = look.observations.get(self.note.id)
            files = [look.observations.attachment(one.id) for one in note.attachments]
            talk = look.discussions.of(appraisal.id)
            papers = [
                hashlib.sha256(look.documents.pdf(one.id)).hexdigest()
                for one in look.documents.list(appraisal_id=appraisal.id)
            ]
        assert talk is not None
        actions = tuple(replace(a, state=ActionState.OPEN, reason="") for a in talk.actions)
        if appraisal.final is None:
            record = {key: value for key, value in record.items() if key not in FIXED_WHEN_FINAL}
            record["period"].pop("unit_result")
        else:
            assert seal(record) == appraisal.final.seal
        told = to_plain((note, files, appraisal.draft, appraisal.revision))
        return (
            repr(record),
            repr(told),
            repr(to_plain(replace(talk, actions=actions, version=0))),
            repr(papers),
        )


def unit_of(signed: Signed) -> Unit:
    """Return the unit of Rina as it is called now."""
    name = signed.services.staff.get(signed.office.rina).unit
    return next(one for one in signed.services.staff.units() if one.name == name)


def objection_of(signed: Signed) -> Objection:
    view = signed.services.objecting.view(
        signed.office.period_id, signed.office.rina, appraisal_id=signed.appraisal.id
    )
    return view.objection


def delivery_of(signed: Signed) -> Delivery:
    [document, *_others] = signed.services.documents.list(signed.appraisal.id)
    return Delivery(document_id=document.id, delivered_on=date(2026, 6, 20), recipient="BKPSDM")


FIXED_WHEN_FINAL = frozenset(
    {"employee", "appraiser", "reviewer", "appraisers", "agency", "place", "signatures"}
)


@pytest.fixture
def signed(office: Office, store: Store) -> Signed:
    return made_signed(office, store)


def made_signed(office: Office, store: Store) -> Signed:
    """Take Rina to a signed result, with an attached file and an agreed plan."""
    services, rina = office.services, office.rina
    plan = office.plan(rina)
    note = replace(office.note(rina), id=0, text="Menata arsip.", happened_on=date(2026, 4, 2))
    note = services.observing.get(services.observing.record(note, (("bukti.txt", b"isi bukti"),)))
    appraisal = services.appraising.mark_ready(office.rate(rina, evidence=(note.id,)).id)
    talk = office.prepare(rina)
    services.discussing.start(talk.id)
    services.discussing.finish(
        talk.id,
        TalkState(
            story="Menata ulang arsip.",
            comment="Terima kasih.",
            choice=Choice.READ,
            actions=(ActionItem(key="a1", what="Menata arsip"),),
            employee_ink=INK,
            appraiser_ink=INK,
        ),
    )
    appraisal = services.appraising.view(office.period_id, rina).appraisal
    return Signed(office=office, store=store, appraisal=appraisal, note=note, plan=plan)


def finalised(signed: Signed) -> Signed:
    final = signed.office.finalise(signed.office.rina)
    return replace(signed, appraisal=final)


Attempt = Callable[[Signed], object]
OTHER = Draft(
    answers=(Answer(key="akuntabel", step=1, feedback="Diubah kemudian."),),
    results_rating=Rating.ABOVE,
    behaviour_rating=Rating.ABOVE,
    justification="Diubah kemudian.",
)


def period_of(signed: Signed) -> tuple[Services, int]:
    return signed.services, signed.office.period_id


def renamed(signed: Signed) -> Employee:
    person = signed.services.staff.get(signed.office.rina)
    return replace(person, name="Rina Berubah", position="Lain", grade="IV/a")


def imported(signed: Signed) -> object:
    """Import a list in which Rina has another name and grade."""
    path = signed.store.paths.data / "daftar.csv"
    path.write_text(f"NIP,Nama,Gol\n{PEOPLE[0].nip},Rina Impor,IV/b\n", encoding="utf-8")
    importing = signed.services.importing
    plan = importing.preview(ImportRequest(source=path), Silent())
    assert plan.count(EntryKind.CHANGED) == 1
    return importing.commit(plan, None, Silent())


REFUSED: dict[str, Attempt] = {
    "appraising.save_draft": lambda s: s.services.appraising.save_draft(s.appraisal, OTHER),
    "appraising.back_to_draft": lambda s: s.services.appraising.back_to_draft(s.appraisal.id),
    "planning.save": lambda s: s.services.planning.save(replace(s.plan, work_results=())),
    "planning.put_back": lambda s: s.services.planning.put_back(replace(s.plan, work_results=())),
    "planning.copy_from": lambda s: s.services.planning.copy_from(
        PlanSource(
            period_id=s.office.period_id,
            employee_id=s.office.sari,
            employee_name="",
            period_name="",
            result_count=0,
        ),
        s.office.period_id,
        s.office.rina,
    ),
    "observing.save": lambda s: s.services.observing.save(
        replace(s.note, text="Diubah."), (("lain.txt", b"lain"),)
    ),
    "observing.tie": lambda s: s.services.observing.tie(s.note.id, ("loyal",)),
    "observing.set_visible": lambda s: s.services.observing.set_visible(s.note.id, visible=False),
    "observing.mark_shared": lambda s: s.services.observing.mark_shared(s.note.id, None),
    "observing.delete": lambda s: s.services.observing.delete(s.note.id),
    "observing.restore": lambda s: s.services.observing.restore(s.note.id),
    "discussing.save_preparation": lambda s: s.services.discussing.save_preparation(
        replace(
            s.services.discussing.prepare(s.office.period_id, s.office.rina).discussion,
            comment="Diubah.",
        )
    ),
    "discussing.start": lambda s: s.services.discussing.start(s.talk_id),
    "discussing.save_state": lambda s: s.services.discussing.save_state(
        s.talk_id, TalkState(comment="Diubah.")
    ),
    "discussing.finish": lambda s: s.services.discussing.finish(
        s.talk_id, TalkState(choice=Choice.NOT_TODAY)
    ),
    "periods.save": lambda s: s.services.periods.save(
        replace(
            s.services.periods.view(s.office.period_id).period, end=date(2026, 5, 31), name="Lain"
        ),
        s.office.ids,
    ),
    "periods.save_instrument": lambda s: s.services.periods.save_instrument(
        s.office.period_id, s.services.periods.view(s.office.period_id).instrument
    ),
}

APART: dict[str, Attempt] = {
    # People: a final result is printed with them as they were.
    "staff.save": lambda s: s.services.staff.save(renamed(s)),
    "staff.archive": lambda s: s.services.staff.archive(s.office.rina, "Pindah"),
    "staff.unarchive": lambda s: s.services.staff.unarchive(s.office.rina),
    "staff.add": lambda s: s.services.staff.add(
        Employee(name="Orang Baru"), period_id=s.office.period_id
    ),
    "importing.commit": imported,
    "importing.undo_last": lambda s: s.services.importing.undo_last(),
    "changes.change_many": lambda s: s.services.changes.change_many(
        (s.office.rina,), StaffChange(unit="Unit Lain", archive_reason="Pindah")
    ),
    "changes.take_back": lambda s: s.services.changes.take_back(
        s.services.changes.change_many((s.office.rina,), StaffChange(unit="Unit Ketiga"))
    ),
    "supervision.save": lambda s: s.services.supervision.save(
        s.office.rina, (Supervision(employee_id=s.office.rina, appraiser=PROFILE.reviewer),)
    ),
    "profile.save": lambda s: s.services.profile.save(replace(PROFILE, place="Kota Lain")),
    "units.add": lambda s: s.services.units.add(Unit(name="Unit Baru")),
    "units.save": lambda s: s.services.units.save(replace(unit_of(s), name="Unit Berubah")),
    "units.merge": lambda s: s.services.units.merge(
        unit_of(s).id, s.services.units.add(Unit(name="Unit Tujuan"))
    ),
    "lists.add": lambda s: s.services.lists.add("Daftar lain"),
    "lists.rename": lambda s: s.services.lists.rename(1, "Daftar utama"),
    # The period goes on for everybody else.
    "periods.set_unit_result": lambda s: s.services.periods.set_unit_result(
        s.office.period_id, OrganisationResult.KURANG
    ),
    "periods.close": lambda s: s.services.periods.close(s.office.period_id),
    "periods.reopen": lambda s: s.services.periods.reopen(s.office.period_id),
    "periods.create": lambda s: s.services.periods.create(
        replace(SEMESTER, name="Lain", method="weighted_indicators"), s.office.ids
    ),
    "planning.apply_to": lambda s: s.services.planning.apply_to(
        Plan(period_id=s.office.period_id, employee_id=s.office.sari), s.office.ids
    ),
    # Notes that are no evidence of it, and what follows it.
    "observing.record": lambda s: s.office.note(s.office.rina),
    "discussing.stored": lambda s: s.services.discussing.stored(s.appraisal.id),
    "discussing.set_action_state": lambda s: s.services.discussing.set_action_state(
        s.talk_id, "a1", ActionState.CARRIED, "Menunggu anggaran."
    ),
    "appraising.mark_ready": lambda s: s.services.appraising.mark_ready(s.appraisal.id),
    "objecting.save": lambda s: s.services.objecting.save(objection_of(s)),
    "objecting.file": lambda s: s.services.objecting.file(
        replace(objection_of(s), statement="Tidak sesuai.", filed_on=date(2026, 6, 24))
    ),
    "objecting.step_back": lambda s: s.services.objecting.step_back(objection_of(s)),
    "objecting.examine": lambda s: s.services.objecting.examine(
        s.services.objecting.file(objection_of(s))
    ),
    "objecting.decide": lambda s: s.services.objecting.decide(
        replace(
            objection_of(s),
            outcome=Outcome.CHANGED,
            decision="Diubah.",
            decided_by="Sri",
            decided_on=date(2026, 6, 25),
        )
    ),
}
# They touch nobody's result: keys, copies, what is for the appraiser alone, lists, and which
# unit stands below which.
UNRELATED = {
    "backups.make",
    "backups.make_daily",
    "identities.bring",
    "identities.make",
    "identities.remove",
    "lists.choose",
    "lists.put_back",
    "lists.remove",
    "phrases.save",
    "prompting.answer",
    "prompting.take_back",
    "resuming.forget",
    "resuming.keep_note",
    "resuming.keep_place",
    "resuming.keep_profile",
    "security.change_passphrase",
    "security.new_recovery_sheet",
    "units.arrange",
    "units.put_back",
    "units.remove",
}

FINAL_ONLY: dict[str, Attempt] = {
    "documents.deliver": lambda s: s.services.documents.deliver(delivery_of(s)),
    "documents.deliver_all": lambda s: s.services.documents.deliver_all((delivery_of(s),)),
}
FINAL_REFUSED: dict[str, Attempt] = {
    "finalising.finalise": lambda s: s.office.finalise(s.office.rina),
    "finalising.finalise_many": lambda s: s.office.finalise(s.office.rina),
}
# A version that was replaced is not reopened again.
REPLACED_REFUSED: dict[str, Attempt] = {
    "appraising.reopen": lambda s: s.services.appraising.reopen(s.appraisal.id, "Sekali lagi."),
}


def writing_methods() -> set[str]:
    """Return "service.method" of everything in the services that begins a unit of work."""
    found = set()
    for field in fields(Services):
        kind = field.type if isinstance(field.type, type) else SERVICE_TYPES.get(str(field.type))
        if kind is not None:
            found |= {f"{field.name}.{name}" for name in writers_of(kind)}
    return found


SERVICE_TYPES = {
    name: kind
    for name, kind in inspect.getmembers(service_module, inspect.isclass)
    if name.endswith("Service")
}


def writers_of(kind: type) -> set[str]:
    """Return the public methods of a class that write, also through another of its methods."""
    methods = {
        name: ast.unparse(ast.parse(dedent(inspect.getsource(value))))
        for name, value in vars(kind).items()
        if inspect.isfunction(value)
    }
    writing: set[str] = set()
    while True:
        more = {
            name
            for name, source in methods.items()
            if "_store.work()" in source or any(f"self.{one}(" in source for one in writing)
        }
        if more == writing:
            return {name for name in writing if not name.startswith("_")}
        writing = more


def test_every_method_that_writes_has_its_line() -> None:
    tables = (REFUSED, APART, FINAL_ONLY, FINAL_REFUSED, REPLACED_REFUSED)
    listed = UNRELATED.union(*tables)
    assert writing_methods() == listed


def refuses(signed: Signed, attempts: dict[str, Attempt]) -> list[str]:
    """Return the methods that did not refuse with a sentence, or changed something."""
    before, wrong = signed.print_of_it(), []
    for name, attempt in attempts.items():
        try:
            attempt(signed)
            wrong.append(f"{name}: not refused")
        except KinerjaError as error:
            if not error.message.strip():
                wrong.append(f"{name}: no sentence")
        if signed.print_of_it() != before:
            wrong.append(f"{name}: changed it")
    return wrong


def leaves_alone(signed: Signed, attempts: dict[str, Attempt]) -> list[str]:
    """Return the methods after which the signed result is another."""
    before, wrong = signed.print_of_it(), []
    for name, attempt in attempts.items():
        attempt(signed)
        after = signed.print_of_it()
        if after != before:
            wrong.append(name)
        before = after
    return wrong


def test_a_signed_result_stays(signed: Signed) -> None:
    assert refuses(signed, REFUSED) == []
    assert leaves_alone(signed, APART) == []
    assert refuses(signed, REPLACED_REFUSED) == []


def test_a_final_result_stays(signed: Signed) -> None:
    final = finalised(signed)
    assert final.appraisal.stage == Stage.FINAL
    assert refuses(final, {**REFUSED, **FINAL_REFUSED}) == []
    assert leaves_alone(final, {**FINAL_ONLY, **APART}) == []
    assert refuses(final, REPLACED_REFUSED) == []


def test_a_note_is_not_added_to_a_closed_period(signed: Signed) -> None:
    office = signed.office
    office.services.periods.close(office.period_id)
    with pytest.raises(InvalidError) as caught:
        office.note(office.rina)
    assert set(caught.value.fields) == {"happened_on"}
    office.services.periods.reopen(office.period_id)
    assert office.note(office.rina).id
