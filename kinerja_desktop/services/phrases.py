"""The appraiser's quick phrases."""

from __future__ import annotations

from kinerja_desktop.core.observation import PHRASE_LIMIT
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _


class PhraseService:
    """Reads and keeps up to nine sentences."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[str, ...]:
        """Return the phrases in the order of their digits."""
        with self._store.reading() as look:
            return look.phrases.all()

    def save(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """Keep these, each once and none empty; return what is kept. Refuses more than nine."""
        kept = tuple(dict.fromkeys(text.strip() for text in phrases if text.strip()))
        if len(kept) > PHRASE_LIMIT:
            raise KinerjaError(_("There is room for nine quick phrases; forget one of them first."))
        with self._store.work() as work:
            work.phrases.save(kept)
        return kept
