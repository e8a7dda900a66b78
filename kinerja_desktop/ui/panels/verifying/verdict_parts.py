"""Parts of the verdict: a change before and now, fingerprints to copy, events, facts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from kinerja_desktop.i18n import _, clock, short_date
from kinerja_desktop.services.identities import grouped
from kinerja_desktop.services.verifying import Outcome
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box, draw_text
from kinerja_desktop.ui.widgets.paper import paper_tint
from kinerja_desktop.ui.widgets.verdicts import EventItem

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.services.verifying import CheckedFile
    from kinerja_desktop.signing.verdict import PageChange, SignatureFinding
    from kinerja_desktop.ui.theme.theme import Theme

NAME_WIDTH, PLACE_WIDTH = 132, 164
FIELDS = {"Penilai": "appraiser", "Pegawai": "employee"}


class ChangeBlock(Quiet):
    """The words of one place as they were signed, and as they are now."""

    def __init__(self, theme: Theme, change: PageChange) -> None:
        super().__init__(theme, margins=(14, 8, 14, 8))
        page = Text(theme, _("page {n}").format(n=change.page), look="small text-3", parent=self)
        lead, was, is_now = _parted(change.before, change.now)
        place = column(page, None, gap=0)
        if lead:
            name = Text(theme, lead, look="strong", lines=2, parent=self)
            name.setFixedWidth(theme.px(PLACE_WIDTH))
            place.insertWidget(0, name)
        arrow = IconLabel(theme, "arrow-right", color="text-3", size=14, parent=self)
        before = self._side(_("When signed"), was, "strong")
        now = self._side(_("Now"), is_now, "strong danger")
        line = row(place, before, column(None, arrow, None), now, gap=14)
        line.setStretch(1, 1)
        line.setStretch(3, 1)
        self.body.addLayout(line)
        self.setAccessibleName(f"{change.page}: {change.before}, {change.now}")

    def _side(self, caption: str, words: str, look: str) -> QWidget:
        told = " ".join(words.split()) or _("nothing")
        return boxed(
            column(
                Text(self.theme, caption, look="caption text-3", parent=self),
                Text(self.theme, told, look=look, lines=2, parent=self),
                None,
                gap=0,
            ),
            parent=self,
        )


def _parted(before: str, now: str) -> tuple[str, str, str]:
    """Return what both lines begin with, their label on a form, and the two rests."""
    old, new = before.split(), now.split()
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    if not same or old[same - 1] != ":":
        return "", before, now
    return " ".join(old[: same - 1]), " ".join(old[same:]), " ".join(new[same:])


class FactLine(QWidget):
    """A name in a column of 132, and what is so; wraps."""

    def __init__(self, theme: Theme, name: str, value: str) -> None:
        super().__init__()
        label = Text(theme, name, look="small text-2", lines=0, parent=self)
        label.setFixedWidth(NAME_WIDTH)
        self.value = Text(theme, value, look="small", lines=0, parent=self)
        line = row(column(label, None), self.value, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setAccessibleName(f"{name}: {value}")


class DigestRow(QWidget):
    """A fingerprint in groups of four with a button that copies it; whole when it has an owner."""

    def __init__(self, theme: Theme, name: str, digest: str, *, owner: str = "") -> None:
        super().__init__()
        self._digest = digest
        groups = grouped(digest)
        label = Text(theme, name, look="small text-2", lines=0, parent=self)
        label.setFixedWidth(NAME_WIDTH)
        self.value = Text(theme, groups, look="small", lines=0, parent=self)
        self.copy = IconButton(theme, "copy", _("Copy the fingerprint"), size=24, parent=self)
        self.copy.clicked.connect(self._on_copy_clicked)
        words = column(self.value, None, gap=0, margins=(0, 3, 0, 0))
        if owner:
            words.insertWidget(0, Text(theme, owner, look="small/500", lines=0, parent=self))
        else:
            self.value.set_text(f"{groups[:9]} … {groups[-4:]}")
            self.value.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        named = column(label, None, margins=(0, 3, 0, 0))
        line = row(named, words, column(self.copy, None), gap=8)
        line.setStretch(1, 1 if owner else 0)
        if not owner:
            line.addStretch(1)
        self.setLayout(line)
        self.setAccessibleName(f"{name}: {groups}")

    def _on_copy_clicked(self) -> None:
        QApplication.clipboard().setText(grouped(self._digest))


class TintLegend(Painted):
    """A swatch of the tint on the page, and what it means."""

    def __init__(self, theme: Theme, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, self.theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            box = QRectF(0, (self.height() - 12) / 2, 16, 12)
            draw_box(canvas, box, radius=3, fill=self.theme.color("paper"))
            draw_box(canvas, box, radius=3, fill=paper_tint())
            words = QRectF(24, 0, self.width() - 24, self.height())
            draw_text(canvas, self.theme, words, self._words, look="caption text-2")


def moment_words(moment: datetime | None) -> str:
    """Return day and time on this computer's clock."""
    if moment is None:
        return ""
    local = moment.astimezone()
    return f"{short_date(local.date())}, {clock(local.time())}"


def events_of(checked: CheckedFile) -> list[EventItem]:
    """Return who signed how and when, the seal, and the change, in the order they happened."""
    verdict = checked.verdict
    record = verdict.record or {}
    events = _drawn(record)
    is_kept = bool(verdict.signed_bytes)
    events += [_signed(one, is_kept=is_kept) for one in verdict.signatures]
    if verdict.is_ours and verdict.signatures:
        last = verdict.signatures[-1].signed_at
        events.append(
            EventItem(
                title=_("Sealed"),
                note=_("every change after this shows"),
                when=moment_words(last),
                icon="lock",
            )
        )
    if checked.outcome == Outcome.ALTERED:
        events.append(
            EventItem(
                title=_("Changed outside this program"),
                note=_("after the signature; when, the file does not say"),
                icon="triangle-alert",
                tone="danger",
            )
        )
    return events


def told_record(checked: CheckedFile) -> str:
    """Return whose rating the record inside the file is."""
    record = checked.verdict.record
    if not record or not checked.verdict.is_ours:
        return ""
    name, period = _name(record), _text(record, "period", "name")
    version = _("version {n}").format(n=record.get("revision", 1))
    return " · ".join(part for part in (name, period, version) if part)


def _drawn(record: dict[str, Any]) -> list[EventItem]:
    talk = record.get("talk")
    if not isinstance(talk, dict) or not talk.get("employee_signed"):
        return []
    try:
        day = short_date(date.fromisoformat(str(talk.get("held_on"))))
    except ValueError:
        day = ""
    return [
        EventItem(
            title=_name(record),
            note=_("employee, visible signature"),
            when=day,
            icon="pen-line",
        )
    ]


def _signed(signature: SignatureFinding, *, is_kept: bool) -> EventItem:
    """Return a signature; `is_kept`: the state it signed is still inside the file."""
    roles = {
        "appraiser": _("appraiser, digital certificate"),
        "employee": _("employee, digital certificate"),
    }
    role = roles.get(FIELDS.get(signature.field, ""), _("digital certificate"))
    return EventItem(
        title=signature.signer,
        note=role,
        when=moment_words(signature.signed_at),
        icon="pen-line",
        tone="success" if signature.intact or is_kept else "danger",
    )


def _text(record: dict[str, Any], part: str, key: str) -> str:
    found = record.get(part)
    return str(found.get(key, "")) if isinstance(found, dict) else ""


def _name(record: dict[str, Any]) -> str:
    """Return the employee of a record with titles."""
    front, name, back = (
        _text(record, "employee", key) for key in ("front_title", "name", "back_title")
    )
    return f"{front} {name}".strip() + (f", {back}" if back else "")
