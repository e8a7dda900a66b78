"""Signatures come in their order: the talk, the employee, the appraiser, then the certificate."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.discussion import Choice, Ink
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.services.shared_talk import TalkState
from tests.office import INK, Office

EARLY, LATE = datetime(2026, 6, 25, 14, 0), datetime(2026, 6, 25, 14, 5)
COMPLETE = TalkState(
    story="Menata ulang arsip.",
    comment="Terima kasih.",
    choice=Choice.READ,
    employee_ink=replace(INK, signed_at=EARLY),
    appraiser_ink=replace(INK, signed_at=LATE),
)


def begun(office: Office) -> int:
    office.ready(office.rina)
    talk = office.prepare(office.rina)
    office.services.discussing.start(talk.id)
    return talk.id


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"choice": None}, "choice"),
        ({"employee_ink": Ink()}, "employee_ink"),
        ({"appraiser_ink": Ink()}, "appraiser_ink"),
        ({"comment": ""}, "comment"),
        ({"appraiser_ink": replace(INK, signed_at=datetime(2026, 6, 25, 13))}, "appraiser_ink"),
    ],
    ids=["no choice", "no employee", "no appraiser", "no comment", "appraiser first"],
)
def test_a_talk_does_not_end_out_of_order(
    office: Office, changes: dict[str, Any], field: str
) -> None:
    talk_id = begun(office)
    with pytest.raises(InvalidError) as caught:
        office.services.discussing.finish(talk_id, replace(COMPLETE, **changes))
    assert set(caught.value.fields) == {field}
    view = office.services.appraising.view(office.period_id, office.rina)
    assert view.appraisal.stage == Stage.IN_DISCUSSION


def test_before_the_talk_is_ready_nobody_signs(office: Office) -> None:
    office.plan(office.rina)
    office.rate(office.rina)
    talk = office.prepare(office.rina)
    with pytest.raises(KinerjaError):
        office.services.discussing.start(talk.id)


def test_the_certificate_comes_last_or_with_a_reason(office: Office) -> None:
    talk_id = begun(office)
    with pytest.raises(KinerjaError):
        office.finalise(office.rina)
    office.services.discussing.finish(talk_id, replace(COMPLETE, choice=Choice.NOT_TODAY))
    with pytest.raises(KinerjaError):
        office.finalise(office.rina)
    assert office.services.documents.list(1) == ()
    assert office.finalise(office.rina, reason="Pegawai sakit.").stage == Stage.FINAL


def test_in_order_it_is_signed_and_made_final(office: Office) -> None:
    office.services.discussing.finish(begun(office), COMPLETE)
    assert office.finalise(office.rina).stage == Stage.FINAL
