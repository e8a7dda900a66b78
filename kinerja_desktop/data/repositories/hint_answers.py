"""Answers to reading prompts: the newest one for each prompt of a period."""

from __future__ import annotations

from sqlalchemy import delete, select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.hint_answers import HintAnswer, Reply
from kinerja_desktop.data.models.appraising import HintAnswerRecord
from kinerja_desktop.data.repositories.repository import Repository


class HintAnswerRepository(Repository):
    def list(self, period_id: int) -> tuple[HintAnswer, ...]:
        """Return the answers of a period, the newest first."""
        query = (
            select(HintAnswerRecord)
            .where(HintAnswerRecord.period_id == period_id)
            .order_by(HintAnswerRecord.answered_at.desc(), HintAnswerRecord.hint_key)
        )
        return tuple(
            HintAnswer(
                key=row.hint_key, text=row.text, reply=Reply(row.reply), answered_at=row.answered_at
            )
            for row in self._rows(query)
        )

    def save(self, period_id: int, answer: HintAnswer) -> None:
        """Keep an answer in place of an earlier one to the same prompt."""
        self.remove(period_id, answer.key)
        columns = {
            "period_id": period_id,
            "hint_key": answer.key,
            "text": answer.text,
            "reply": answer.reply.value,
            "answered_at": answer.answered_at,
        }
        self._insert_many(HintAnswerRecord, [columns])

    def remove(self, period_id: int, key: str) -> None:
        """Take an answer back: the prompt appears again. Without one nothing happens."""
        is_it = HintAnswerRecord.hint_key == key
        query = delete(HintAnswerRecord).where(HintAnswerRecord.period_id == period_id, is_it)
        self._connection.execute(query)
        self._note(Kind.HINT, period_id)
