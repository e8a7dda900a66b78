"""Versions of a result: the next one begins as a draft, the one before stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from kinerja_desktop.core.appraisal import Appraisal, Stage
from kinerja_desktop.data.store import Work
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _

WITHOUT_NEXT = frozenset({Stage.NOT_STARTED, Stage.DRAFT, Stage.READY, Stage.SUPERSEDED})


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of a person's result that can be looked at. At most one of them is valid."""

    appraisal_id: int
    revision: int
    stage: Stage
    is_valid: bool


def next_version(work: Work, old: Appraisal, reason: str, *, at: datetime) -> Appraisal:
    """Begin the version after a signed or final one; raises KinerjaError for any other."""
    if old.stage in WITHOUT_NEXT:
        raise KinerjaError(_("This version is not final; it needs no new version."))
    work.appraisals.save(replace(old, stage=Stage.SUPERSEDED))
    work.audit.append(at=at, action="reopened", subject=str(old.id), detail=reason)
    return work.appraisals.save(
        replace(
            old,
            id=0,
            version=0,
            revision=old.revision + 1,
            stage=Stage.DRAFT,
            final=None,
            delivered_on=None,
            reopen_reason=reason,
        )
    )


def versions_of(appraisals: Iterable[Appraisal]) -> tuple[Version, ...]:
    """Return all versions of one result, the newest first.

    The newest final one is valid: one that was reopened holds until the next is final.
    """
    found = sorted(appraisals, key=lambda one: one.revision, reverse=True)
    valid = max((one.revision for one in found if one.final is not None), default=0)
    return tuple(
        Version(
            appraisal_id=one.id,
            revision=one.revision,
            stage=one.stage,
            is_valid=one.revision == valid,
        )
        for one in found
    )
