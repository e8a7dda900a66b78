"""What the buttons of a reading prompt say."""

from __future__ import annotations

from kinerja_desktop.core.fairness.explanations import EXPLANATIONS
from kinerja_desktop.core.fairness.hint import Hint, Offer
from kinerja_desktop.core.hint_answers import Reply
from kinerja_desktop.i18n import N_, _

OFFER_WORDS = {
    Offer.NOTE: N_("Record"),
    Offer.LINK: N_("Look at the notes"),
    Offer.TIMELINE: N_("Look at the timeline"),
    Offer.REASON: N_("Write a reason"),
    Offer.READ_AGAIN: N_("Read again"),
    Offer.ANCHORS: N_("Read the anchors"),
    Offer.BY_ITEM: N_("Open the ratings"),
    Offer.SHARE: N_("Look at the notes"),
    Offer.OPEN: N_("Open the ratings"),
}
REPLY_WORDS = {
    Reply.DONE: N_("read again"),
    Reply.RIGHT: N_("already right"),
    Reply.LATER: N_("later"),
}


def why_words(hint: Hint) -> str:
    """Return rule, numbers and false alarms of a prompt, a line each."""
    explained = EXPLANATIONS[hint.rule]
    numbers = "; ".join(f"{name}: {value}" for name, value in hint.numbers)
    alarm = _("Without any reason it appears: {rate}").format(rate=_(explained.false_alarm))
    return "\n".join(filter(None, (_(explained.rule), numbers, alarm)))
