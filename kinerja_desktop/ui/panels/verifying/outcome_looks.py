"""What is said of a checked file: icon, word and what to do. Colour never stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.i18n import N_, _, long_date
from kinerja_desktop.services.verifying import Outcome

if TYPE_CHECKING:
    from kinerja_desktop.services.verifying import CheckedFile


@dataclass(frozen=True, kw_only=True)
class OutcomeLook:
    """`word` is for lists, `title` and `sentence` for the verdict; all untranslated."""

    icon: str
    tone: str
    word: str
    title: str
    sentence: str


OUTCOME_LOOKS: dict[Outcome, OutcomeLook] = {
    Outcome.INTACT: OutcomeLook(
        icon="badge-check",
        tone="success",
        word=N_("Original"),
        title=N_("Original"),
        sentence=N_("The content is the same as when it was signed, and the signer is known here."),
    ),
    Outcome.ALTERED: OutcomeLook(
        icon="file-x",
        tone="danger",
        word=N_("Changed after it was signed"),
        title=N_("Changed after it was signed"),
        sentence=N_(
            "The content of this file is not what was signed. Do not use it; ask the appraiser "
            "for the original."
        ),
    ),
    Outcome.OUTDATED: OutcomeLook(
        icon="history",
        tone="warn",
        word=N_("Valid, but not the latest version"),
        title=N_("Valid, but not the latest version"),
        sentence=N_(
            "Nothing was changed after signing, but there is a newer version. Ask the appraiser "
            "for it."
        ),
    ),
    Outcome.UNKNOWN_SIGNER: OutcomeLook(
        icon="badge-alert",
        tone="warn",
        word=N_("Unchanged, signer not known"),
        title=N_("Unchanged, but the signer is not known here"),
        sentence=N_(
            "The content is the same as when it was signed. Compare the fingerprint of the "
            "certificate with its owner before you rely on the name."
        ),
    ),
    Outcome.FOREIGN: OutcomeLook(
        icon="file-text",
        tone="neutral",
        word=N_("Not a file of this program"),
        title=N_("Not a file of this program"),
        sentence=N_(
            "It is signed, and unchanged since then, but it was made elsewhere and holds no rating "
            "of this program."
        ),
    ),
    Outcome.UNSIGNED: OutcomeLook(
        icon="file-warning",
        tone="neutral",
        word=N_("Without signature"),
        title=N_("Without signature"),
        sentence=N_(
            "Nobody has signed this file, so nothing can be checked; it may be a draft. Ask the "
            "appraiser for the signed one."
        ),
    ),
    Outcome.UNREADABLE: OutcomeLook(
        icon="file-warning",
        tone="neutral",
        word=N_("Damaged or locked with a password"),
        title=N_("Damaged or locked with a password"),
        sentence=N_("This file cannot be checked. Ask the sender for it once more."),
    ),
}


def sentence_of(checked: CheckedFile) -> str:
    """Return the sentence of a verdict; of a changed file with the day it was signed."""
    look = OUTCOME_LOOKS[checked.outcome]
    moments = [s.signed_at for s in checked.verdict.signatures if s.signed_at is not None]
    if checked.outcome == Outcome.ALTERED and moments:
        text = _(
            "The content of this file is not what was signed on {day}. Do not use it; ask the "
            "appraiser for the original."
        )
        return text.format(day=long_date(moments[-1].astimezone().date()))
    if checked.outcome == Outcome.UNREADABLE and checked.verdict.findings:
        return checked.verdict.findings[0]
    return _(look.sentence)
