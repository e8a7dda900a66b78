"""No red and no amber on a rating or a predicate; in grey all still tells itself apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.ui.theme.theme import Look, Theme
from kinerja_desktop.ui.widgets.anchors import AnchorScale, BandStrip
from kinerja_desktop.ui.widgets.item_list import ItemLine, ItemList
from kinerja_desktop.ui.widgets.painting import draw_sign
from kinerja_desktop.ui.widgets.quadrant import Quadrant
from kinerja_desktop.ui.widgets.rating import SegmentedRating
from tests.ui.house import PLAIN, House
from tests.ui.said import painted

STEPS = (-1, 0, 1)
WORDS = {(row, col): f"{row}{col}" for row in STEPS for col in STEPS}
# hues from pink red over orange to yellow, in degrees
WARM = (*range(52), *range(335, 360))


def warm(picture: QImage) -> int:
    """Count pixels that look red or amber: a warm hue, and not nearly grey."""
    found = 0
    for y in range(0, picture.height(), 2):
        for x in range(0, picture.width(), 2):
            color = picture.pixelColor(x, y)
            found += color.hslHue() in WARM and color.hslSaturationF() > 0.25 and _has_tone(color)
    return found


def _has_tone(color: QColor) -> bool:
    return 0.08 < color.lightnessF() < 0.97


def rating(theme: Theme, step: int, *, overall: bool) -> QWidget:
    made = SegmentedRating(theme, "Rating", overall=overall)
    made.set_value(step)
    return made


def quadrant(theme: Theme, step: int) -> QWidget:
    made = Quadrant(theme, WORDS)
    made.show_cell(step, step)
    return made


def anchors(theme: Theme, step: int) -> QWidget:
    made = AnchorScale(theme, "Patokan")
    made.show_anchors([(n, f"Langkah {n}") for n in range(1, 6)], value=step + 2)
    return made


def bands(theme: Theme, step: int) -> QWidget:
    made = BandStrip(theme)
    words = ("Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik")
    made.show_bands(words, [(1.5, "1,5"), (2.5, "2,5"), (3.5, "3,5")], total=step + 2.2)
    return made


def items(theme: Theme, step: int) -> QWidget:
    made = ItemList(theme, "Butir")
    made.show_rows([ItemLine(key="a", name="Akuntabel", notes=3, step=step, settled="")])
    return made


JUDGING: dict[str, Callable[[Theme, int], QWidget]] = {
    "rating": lambda theme, step: rating(theme, step, overall=False),
    "overall": lambda theme, step: rating(theme, step, overall=True),
    "quadrant": quadrant,
    "anchors": anchors,
    "bands": bands,
    "items": items,
}


@pytest.fixture(params=["light", "dark"])
def look(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Theme]:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = Theme(Look(scheme=request.param), parent=holder)
    yield made
    assert made.parent() is holder


def test_the_count_sees_red_and_amber(theme: Theme) -> None:
    for token in ("danger", "warn", "val-minus"):
        picture = QImage(20, 20, QImage.Format.Format_RGB32)
        picture.fill(theme.color(token))
        assert warm(picture) == 100
    picture.fill(theme.color("primary"))
    assert warm(picture) == 0


@pytest.mark.parametrize("name", JUDGING)
def test_no_judgement_is_red_or_amber(qtbot: QtBot, look: Theme, name: str) -> None:
    for step in STEPS:
        widget = JUDGING[name](look, step)
        qtbot.addWidget(widget)
        look.dress(widget)
        widget.resize(max(320, widget.sizeHint().width()), max(60, widget.sizeHint().height()))
        widget.show()
        assert warm(widget.grab().toImage()) == 0, (name, step)


def test_no_result_bar_is_red_or_amber(house: House) -> None:
    for stage in (Stage.READY, Stage.SIGNED, Stage.FINAL):
        page: Any = house.page("appraisal", employee_id=house.one(stage).employee.id)
        assert warm(page.board.result.grab().toImage()) == 0, stage


# In grey.


def shape_of(theme: Theme, sign: int) -> set[tuple[int, int]]:
    """Return the pixels of a sign, whatever their colour."""
    picture = QImage(24, 24, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    draw_sign(painter, theme, QPointF(12, 12), sign, 16)
    painter.end()
    return {(x, y) for x in range(24) for y in range(24) if picture.pixelColor(x, y).value() < 220}


def test_signs_differ_by_their_shape(theme: Theme) -> None:
    shapes = {sign: shape_of(theme, sign) for sign in STEPS}
    for one, other in combinations(STEPS, 2):
        same = len(shapes[one] & shapes[other]) / len(shapes[one] | shapes[other])
        assert same < 0.75, (one, other, same)


def grey(picture: QImage) -> QImage:
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def contrast(picture: QImage, box: QRectF) -> int:
    """Return the widest step of brightness in a part of a picture."""
    rows = range(int(box.top()), int(box.bottom()), 3)
    columns = range(int(box.left()), int(box.right()), 3)
    values = [picture.pixelColor(x, y).value() for y in rows for x in columns]
    return max(values) - min(values)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_grey_words_and_numbers_say_what_colours_say(house: House, scheme: str) -> None:
    house.wear(Look(scheme=scheme, reduced_motion=True))
    employee = house.one(Stage.READY).employee.id
    seen = {}
    for key in ("home", "staff", "appraisal"):
        house.page(key, **({} if key == "home" else {"employee_id": employee}))
        assert house.holder is not None
        picture = grey(house.holder.grab().toImage())
        assert contrast(picture, QRectF(picture.rect())) > 150
        seen[key] = painted(house.holder)
    house.wear(PLAIN)
    assert {"0", "1", "2", "3"} <= {word for word in seen["home"] if word.isdigit()}
    assert any(word.startswith("Siap") for word in seen["staff"])
    assert any(word.startswith(("Sesuai", "Di atas")) for word in seen["appraisal"])
