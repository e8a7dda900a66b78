"""Dossier: everything printable about one appraisal, and nothing private.

Built from the full records by leaving things out by name: preparation, private notes and
observations the employee may not see have no field here, so no report can print them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja_desktop.core.appraisal import Appraisal
from kinerja_desktop.core.discussion import ActionItem, Choice, Discussion, Ink
from kinerja_desktop.core.instrument import Instrument
from kinerja_desktop.core.methods.method import Item, Result
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.plan import Plan
from kinerja_desktop.core.staff import Employee, Profile
from kinerja_desktop.core.supervision import Term


@dataclass(frozen=True, kw_only=True)
class TalkRecord:
    """What the talk left behind for both sides to read."""

    held_on: date | None = None
    story: str = ""
    employee_view: str = ""
    help_wanted: str = ""
    comment: str = ""
    no_comment: bool = False
    choice: Choice | None = None
    remark: str = ""
    refusal_reason: str = ""
    witness: str = ""
    actions: tuple[ActionItem, ...] = ()
    employee_ink: Ink = Ink()
    appraiser_ink: Ink = Ink()


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """The input of every report. `is_final` decides whether DRAF is printed across the pages.

    `profile` has the appraiser of the last day that counts; `terms` all of the period, in order.
    """

    employee: Employee
    profile: Profile
    terms: tuple[Term, ...] = ()
    period: Period
    instrument: Instrument
    plan: Plan
    items: tuple[Item, ...]
    appraisal: Appraisal
    result: Result
    talk: TalkRecord
    box_note: str
    place: str
    dated_on: date
    objection_days: int = 14
    without_talk_reason: str = ""
    is_sample: bool = False
    seal: str = ""

    @property
    def is_final(self) -> bool:
        return bool(self.seal)


def talk_record(discussion: Discussion | None) -> TalkRecord:
    """Return the shareable part of a discussion; its preparation has no field here."""
    if discussion is None:
        return TalkRecord()
    return TalkRecord(
        held_on=discussion.started_at.date() if discussion.started_at else None,
        story=discussion.story,
        employee_view=discussion.employee_view,
        help_wanted=discussion.help_wanted,
        comment=discussion.comment,
        no_comment=discussion.no_comment,
        choice=discussion.choice,
        remark=discussion.remark,
        refusal_reason=discussion.refusal_reason,
        witness=discussion.witness,
        actions=discussion.actions,
        employee_ink=discussion.employee_ink,
        appraiser_ink=discussion.appraiser_ink,
    )


def suggested_note(actions: tuple[ActionItem, ...]) -> str:
    """Suggest the text of box 5, Catatan/Rekomendasi, from the agreed plans.

    Official text: Indonesian in every language of the interface.
    """
    sentences = []
    for action in actions:
        sentence = action.what.strip().rstrip(".")
        if action.measure.strip():
            sentence += f", {action.measure.strip().rstrip('.')}"
        if action.support.strip():
            sentence += f", dengan dukungan {action.support.strip().rstrip('.')}"
        if sentence:
            sentences.append(sentence + ".")
    return " ".join(sentences)
