"""Discussions: at most one for an appraisal."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.discussion import Discussion
from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.data.models.appraising import AppraisalRecord, DiscussionRecord
from kinerja_desktop.data.repositories.repository import AnyRow, Repository
from kinerja_desktop.errors import StaleError
from kinerja_desktop.i18n import _


class DiscussionRepository(Repository):
    def get(self, discussion_id: int) -> Discussion:
        """Return one by its id; raises NotFoundError."""
        return _discussion(self._one(DiscussionRecord, discussion_id))

    def of(self, appraisal_id: int) -> Discussion | None:
        query = select(DiscussionRecord).where(DiscussionRecord.appraisal_id == appraisal_id)
        row = self._first(query)
        return None if row is None else _discussion(row)

    def list(self, period_id: int) -> tuple[Discussion, ...]:
        """Return the talks about all appraisals of the period, in any revision."""
        query = (
            select(DiscussionRecord)
            .join(AppraisalRecord, AppraisalRecord.id == DiscussionRecord.appraisal_id)
            .where(AppraisalRecord.period_id == period_id)
            .order_by(DiscussionRecord.id)
        )
        return tuple(_discussion(row) for row in self._rows(query))

    def save(self, discussion: Discussion) -> Discussion:
        """Add (id 0) or change; raises StaleError when another version was saved first."""
        columns = {
            "appraisal_id": discussion.appraisal_id,
            "scheduled_at": discussion.scheduled_at,
            "ended_at": discussion.ended_at,
            "body": to_plain(discussion),
        }
        if discussion.id:
            version = self._update_version(
                DiscussionRecord, discussion.id, discussion.version, columns
            )
            saved = replace(discussion, version=version)
        else:
            if self.of(discussion.appraisal_id) is not None:
                raise StaleError(_("A discussion of this appraisal was already saved."))
            new_id = self._insert(DiscussionRecord, {**columns, "version": 1})
            saved = replace(discussion, id=new_id, version=1)
        self._note(Kind.DISCUSSION, saved.id)
        return saved


def _discussion(row: AnyRow) -> Discussion:
    stored = from_plain(Discussion, row.body)
    return replace(stored, id=row.id, appraisal_id=row.appraisal_id, version=row.version)
