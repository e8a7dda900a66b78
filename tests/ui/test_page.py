from __future__ import annotations

from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.errors import Cancelled, InvalidError, KinerjaError
from kinerja_desktop.progress import Progress
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.notices import Notice
from kinerja_desktop.ui.page import Page, Said
from kinerja_desktop.ui.runner import InlineRunner
from kinerja_desktop.ui.size_class import Height, SizeClass, Width, size_class_of


class CountingPage(Page):
    KEY = "counting"
    TITLE = "Staff"
    SHOWS: ClassVar[frozenset[Kind]] = frozenset({Kind.STAFF})

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.looks = 0
        self.fitted: list[SizeClass] = []

    def refresh(self) -> None:
        self.looks += 1

    def fit(self, size: SizeClass) -> None:
        self.fitted.append(size)


@pytest.fixture
def page(frame: Frame, qtbot: QtBot) -> CountingPage:
    made = CountingPage(frame)
    qtbot.addWidget(made)
    return made


def test_a_page_looks_when_it_is_first_shown_and_not_again(page: CountingPage) -> None:
    page.show()
    page.hide()
    page.show()
    assert page.looks == 1


def test_a_visible_page_looks_again_at_once(page: CountingPage, runner: InlineRunner) -> None:
    page.show()
    runner.announce(frozenset({(Kind.STAFF, 1), (Kind.PLAN, 2)}))
    assert page.looks == 2


def test_a_hidden_page_looks_again_when_next_shown(
    page: CountingPage, runner: InlineRunner
) -> None:
    page.show()
    page.hide()
    runner.announce(frozenset({(Kind.STAFF, 1)}))
    runner.announce(frozenset({(Kind.STAFF, 2)}))
    assert page.looks == 1
    page.show()
    assert page.looks == 2


def test_what_a_page_does_not_show_leaves_it_alone(
    page: CountingPage, runner: InlineRunner
) -> None:
    page.show()
    runner.announce(frozenset({(Kind.BACKUP, 0)}))
    assert page.looks == 1


def fail(_progress: Progress) -> None:
    raise KinerjaError("Stik dicabut.", details="/media/stik")


def test_trouble_is_shown_above_the_page_until_it_is_closed(page: CountingPage) -> None:
    page.show()
    page.run(fail)
    assert page.notices.texts == {"error": "Stik dicabut."}
    assert page.notices.isVisible()
    page.notices.clear()
    assert not page.notices.isVisible()


def test_stopping_says_that_nothing_was_changed(page: CountingPage) -> None:
    def stop(_progress: Progress) -> None:
        raise Cancelled

    page.run(stop)
    assert page.notices.texts == {"error": "Dihentikan. Tidak ada yang berubah."}


def test_a_page_may_take_trouble_itself(page: CountingPage) -> None:
    seen: list[dict[str, str]] = []

    def refuse(_progress: Progress) -> None:
        raise InvalidError({"name": "Isi nama."})

    def on_error(error: KinerjaError | Cancelled) -> None:
        if isinstance(error, InvalidError):
            seen.append(error.fields)

    page.run(refuse, on_error=on_error)
    assert seen == [{"name": "Isi nama."}]
    assert page.notices.texts == {}


def test_a_notice_of_the_same_key_replaces_the_one_before(page: CountingPage) -> None:
    page.notices.show_notice("backup", Notice(text="lama"))
    page.notices.show_notice("backup", Notice(text="baru", tone="warn"))
    assert page.notices.texts == {"backup": "baru"}


def test_a_page_asks_for_another_by_key_and_target(page: CountingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.went) as went:
        page.go("appraisal", employee_id=17)
    assert went.args == ["appraisal", {"employee_id": 17}]


def test_a_page_says_what_is_done_and_how_to_undo_it(page: CountingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.said) as said:
        page.say("Catatan dihapus", icon="trash-2", undo=page.refresh)
    assert said.args == [Said(text="Catatan dihapus", icon="trash-2", undo=page.refresh)]


def test_a_page_is_told_once_when_its_room_changes(page: CountingPage) -> None:
    small = SizeClass(width=Width.MEDIUM, height=Height.COMPACT)
    page.set_size_class(small)
    page.set_size_class(small)
    assert page.fitted == [small]


@pytest.mark.parametrize(
    ("size", "scale", "expected"),
    [
        ((1366, 689), 1.0, SizeClass()),
        (
            (1280, 641),
            1.0,
            SizeClass(width=Width.MEDIUM, height=Height.LOW),
        ),
        (
            (1093, 535),
            1.0,
            SizeClass(width=Width.MEDIUM, height=Height.COMPACT, compact_navigation=True),
        ),
        (
            (960, 700),
            1.0,
            SizeClass(width=Width.SINGLE, height=Height.TALL, compact_navigation=True),
        ),
        (
            (1093, 535),
            1.5,
            SizeClass(width=Width.SINGLE, height=Height.COMPACT, compact_navigation=True),
        ),
    ],
)
def test_pages_give_way_by_the_limits_of_the_design(
    size: tuple[int, int], scale: float, expected: SizeClass
) -> None:
    assert size_class_of(*size, scale) == expected
