"""Sticks at the import: offered by name and room, only read, and pulled out at any moment."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.panels.importing.places import Volume, drives_of, find_places, usual_places
from kinerja_desktop.ui.panels.importing.places_card import PlacesCard
from kinerja_desktop.ui.panels.importing.review_rows import Shown
from kinerja_desktop.ui.panels.importing.wizard_steps import Step
from tests.ui.import_visit import LISTS, Visit

GIGABYTE = 1024**3


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a stick with two lists, and files that are none."""
    root = tmp_path / "STIK_SDM"
    root.mkdir()
    for place, name in enumerate(("bulan-lalu.xlsx", "dua-belas-salah.xlsx")):
        shutil.copy(LISTS / name, root / name)
        os.utime(root / name, (1_780_000_000 + place * 86_400,) * 2)
    for name in ("~$bulan-lalu.xlsx", ".tersembunyi.csv", "foto.jpg"):
        (root / name).write_bytes(b"x")
    return root


@pytest.fixture
def read_only(stick: Path) -> Iterator[Path]:
    """Return the stick with its files and folder closed to writing."""
    for path in stick.iterdir():
        path.chmod(0o444)
    stick.chmod(0o555)
    yield stick
    stick.chmod(0o755)


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, services: Services) -> Visit:
    return Visit(qtbot, frame, services)


def volume(root: Path, *, free: int = 14 * GIGABYTE, is_read_only: bool = False) -> Volume:
    return Volume(root=str(root), name="STIK SDM", free_bytes=free, is_read_only=is_read_only)


def listing(root: Path) -> list[tuple[str, int, int, bytes]]:
    return sorted(
        (path.name, path.stat().st_mtime_ns, path.stat().st_size, path.read_bytes())
        for path in root.rglob("*")
    )


def names(card: PlacesCard) -> list[str]:
    return [row.accessibleName() for row in card.rows]


def test_a_stick_is_offered_by_name_and_room_with_its_newest_lists(stick: Path) -> None:
    (place,) = drives_of([volume(stick)])
    assert (place.name, place.caption) == ("STIK SDM", f"14,0 GB kosong · {stick}")
    assert [one.path.name for one in place.lists] == ["dua-belas-salah.xlsx", "bulan-lalu.xlsx"]
    assert all(one.caption.endswith("KB") for one in place.lists)


def test_a_stick_that_cannot_be_written_says_so(stick: Path) -> None:
    (place,) = drives_of([volume(stick, is_read_only=True)])
    assert place.caption == f"hanya baca · {stick}"


def test_a_stick_that_was_pulled_out_while_it_was_looked_at_has_no_lists(tmp_path: Path) -> None:
    (place,) = drives_of([volume(tmp_path / "sudah-dicabut")])
    assert place.lists == ()
    assert str(tmp_path / "tidak-ada") not in {
        str(place.folder) for place in usual_places(str(tmp_path / "tidak-ada"))
    }


def test_the_folder_used_last_is_offered(tmp_path: Path) -> None:
    assert tmp_path in {place.folder for place in find_places(str(tmp_path))}


def test_sticks_come_and_go_while_the_page_is_shown(visit: Visit, stick: Path) -> None:
    card = visit.page.files.places
    without = usual_places("")
    card.show_places(without)
    assert card.no_drive.isVisible()
    card.show_places((*drives_of([volume(stick)]), *without))
    assert not card.no_drive.isVisible()
    assert names(card)[0].startswith("STIK SDM, ")
    assert names(card)[1].startswith("dua-belas-salah.xlsx, ")
    card.rows[1].setFocus()
    (stick / "dua-belas-salah.xlsx").unlink()
    shutil.copy(LISTS / "simpeg-local.csv", stick)
    card.show_places((*drives_of([volume(stick)]), *without))
    assert names(card)[1].startswith("simpeg-local.csv, ")
    card.show_places(without)
    assert card.no_drive.isVisible()


def test_the_page_asks_again_and_again_and_never_twice_at_once(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    card = PlacesCard(frame.theme)
    qtbot.addWidget(card)
    asked: list[bool] = []
    card.places_wanted.connect(lambda: asked.append(True))
    card.show()
    card.ask()
    assert asked == [True]
    card.show_places(())
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=60_000)
    card.hide()
    assert not card._timer.isActive()


def test_a_list_of_the_stick_is_opened_with_one_press(visit: Visit, stick: Path) -> None:
    card = visit.page.files.places
    card.show_places(drives_of([volume(stick)]))
    visit.press(card.rows[2])
    assert visit.is_at(Step.COLUMNS)
    assert visit.page.columns.head.name.text() == "bulan-lalu.xlsx"


def test_a_read_only_stick_is_imported_and_nothing_is_written_on_it(
    visit: Visit, read_only: Path
) -> None:
    before = listing(read_only)
    visit.page.files.places.show_places(drives_of([volume(read_only, is_read_only=True)]))
    visit.bring_in(read_only / "bulan-lalu.xlsx")
    assert visit.is_at(Step.DONE)
    visit.press(visit.page.done.undo)
    assert listing(read_only) == before


def test_nothing_is_written_on_a_stick_that_could_be_written(visit: Visit, stick: Path) -> None:
    before = listing(stick)
    visit.bring_in(stick / "dua-belas-salah.xlsx")
    assert visit.is_at(Step.DONE)
    assert listing(stick) == before


def test_pulling_the_stick_out_after_the_file_was_opened_loses_nothing(
    visit: Visit, stick: Path
) -> None:
    visit.drop(stick / "dua-belas-salah.xlsx")
    shutil.rmtree(stick)
    page = visit.page
    visit.press(page.columns.next)
    assert visit.kinds()[Shown.PROBLEM] == 12
    visit.filter(Shown.PROBLEM)
    visit.click_row(visit.row(35), 300)
    page.review.form.field.setText("197710232002032001")
    page.review.form.field.textEdited.emit("197710232002032001")
    visit.press(page.review.form.repair)
    assert visit.kinds()[Shown.PROBLEM] == 11
    visit.press(page.review.foot.apply)
    assert visit.is_at(Step.DONE)
    assert page.done.total.value.text() == "60"


def test_a_stick_that_is_gone_gives_a_sentence_and_the_file_can_be_tried_again(
    visit: Visit, stick: Path, tmp_path: Path
) -> None:
    visit.bring_in("NIP\tNama\n198503122010012001\tRina Contohwati\n")
    visit.press(visit.page.done.again)
    away = tmp_path / "di-saku"
    stick.rename(away)
    visit.drop(stick / "bulan-lalu.xlsx")
    assert visit.is_at(Step.FILE)
    assert visit.page.notices.texts["error"]
    assert visit.names() == {"Rina Contohwati"}
    away.rename(stick)
    visit.press(visit.page.notices._rows["error"].button)
    assert visit.is_at(Step.COLUMNS)
