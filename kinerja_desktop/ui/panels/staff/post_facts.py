"""PostFacts: since when grade and post are held, and who appraises from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.ui.dialogs.appraiser import span_words
from kinerja_desktop.ui.widgets.labels import ElidedText, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinerja_desktop.core.staff import Employee
    from kinerja_desktop.core.supervision import Supervision
    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.services.supervision import SupervisionView
    from kinerja_desktop.ui.theme.theme import Theme

LABEL_WIDTH = 150
MOST_APPRAISERS = 4


class PostFacts(QWidget):
    """A head, then a line for everything that is known."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._lines: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        head = Text(theme, _("Post and appraiser"), look="strong", parent=self)
        self._grid.addWidget(head, 0, 0, 1, 2)
        self.setLayout(self._grid)

    def show_summary(self, summary: PersonSummary) -> None:
        for old in self._lines:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        facts = [*_held(summary.employee), *_appraisers(summary.appraisers)]
        self._grid.setColumnMinimumWidth(0, self.theme.px(LABEL_WIDTH))
        for place, (name, value) in enumerate(facts, start=1):
            label = Text(self.theme, name, look="small text-3", parent=self)
            words = ElidedText(self.theme, value, look="small text", parent=self)
            words.setToolTip(value)
            for column, widget in enumerate((label, words)):
                self._grid.addWidget(widget, place, column)
                self._lines.append(widget)

    def told(self) -> list[str]:
        """Return what the lines say, for readers of the screen and for tests."""
        texts = [line.text() for line in self._lines if isinstance(line, Text)]
        return [f"{name}: {value}" for name, value in zip(texts[::2], texts[1::2], strict=True)]


def _held(person: Employee) -> Iterator[tuple[str, str]]:
    for name, what, since in (
        (_("Grade since (TMT)"), person.grade, person.grade_since),
        (_("Position since (TMT)"), person.position, person.position_since),
    ):
        if since is not None:
            day = _("since {day}").format(day=short_date(since))
            yield name, " · ".join(filter(None, (what, day)))


def _appraisers(view: SupervisionView) -> Iterator[tuple[str, str]]:
    """Yield who appraises, the newest first; only the profile's own appraiser has no dates."""
    name = _("Appraiser")
    for one in list(reversed(view.relations))[:MOST_APPRAISERS]:
        yield name, _relation_words(one)
        name = ""
    if not view.relations:
        own = view.own.display_name
        yield name, _("{name}, from the profile").format(name=own) if own else "–"


def _relation_words(one: Supervision) -> str:
    post = one.official.position
    return " · ".join(
        filter(None, (one.appraiser.display_name, post, span_words(one.start, one.end)))
    )
