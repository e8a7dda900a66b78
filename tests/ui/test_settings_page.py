from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.period import OrganisationResult, Period
from kinerja_desktop.data.store import Store
from kinerja_desktop.data.vault import unlock, unlock_with_recovery
from kinerja_desktop.errors import WrongKeyError
from kinerja_desktop.i18n import use_language
from kinerja_desktop.paths import Paths, resource_dir
from kinerja_desktop.services import Services
from kinerja_desktop.settings import load_settings
from kinerja_desktop.ui.dialogs.identity import IdentityDialog
from kinerja_desktop.ui.dialogs.indicator import IndicatorDialog
from kinerja_desktop.ui.dialogs.new_sheet import NewSheetDialog
from kinerja_desktop.ui.dialogs.paper import PaperDialog, licences_text, news_text
from kinerja_desktop.ui.dialogs.passphrase import PassphraseDialog
from kinerja_desktop.ui.dialogs.question import QuestionDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.page import Said
from kinerja_desktop.ui.pages.settings_page import SettingsPage
from kinerja_desktop.ui.panels.settings.instrument_rows import SumRow, ValueRow, WeightRow
from kinerja_desktop.ui.size_class import size_class_of
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.rating import SegmentedChoice
from kinerja_desktop.ui.widgets.switches import Switch
from tests.conftest import PASSPHRASE
from tests.office import SEMESTER, Office
from tests.reports.dossiers import emblem

BODY = (1118, 617)


@pytest.fixture
def office(services: Services) -> Office:
    return Office(services)


class Visit:
    """The page as a person has it before them, and what it asked of the window."""

    def __init__(self, qtbot: QtBot, frame: Frame, services: Services) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(*BODY)
        self.page = SettingsPage(frame, services, parent=self.window)
        self.page.resize(*BODY)
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.said: list[Said] = []
        self.page.went.connect(lambda key, target: self.went.append((key, target)))
        self.page.said.connect(self.said.append)
        self.page.show_period(services.periods.current())
        self.window.show()
        qtbot.waitUntil(lambda: not self.page._building.isActive())

    def section(self, key: str) -> Any:
        return self.page.sections[key]

    def dialog(self, kind: type[Any]) -> Any:
        found = [shown for shown in self.window.findChildren(kind) if shown.isVisible()]
        assert len(found) == 1
        return found[0]

    def control(self, kind: type[Any], name: str) -> Any:
        return next(w for w in self.page.findChildren(kind) if w.accessibleName() == name)

    def undo(self) -> None:
        take_back = self.said[-1].undo
        assert take_back is not None
        take_back()


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, services: Services, office: Office) -> Visit:
    return Visit(qtbot, frame, services)


def test_the_profile_is_saved_and_its_faults_stand_below(visit: Visit, services: Services) -> None:
    section = visit.section("profile")
    assert section.own.text("name") == "Budi Teladan"
    assert not section.save.isEnabled()
    name = section.own.fields["name"].control
    name.selectAll()
    QTest.keyClicks(name, "Budi Utomo")
    number = section.superior.fields["nip"].control
    number.selectAll()
    QTest.keyClicks(number, "1970")
    section.save.click()
    assert section.superior.fields["nip"].error.isVisible()
    number.selectAll()
    QTest.keyClicks(number, "197002141996032003")
    section.save.click()
    stored = services.profile.load()
    assert stored is not None
    assert stored.appraiser.name == "Budi Utomo"
    assert stored.reviewer.nip == "197002141996032003"
    assert not section.save.isEnabled()
    assert visit.said[-1].text == "Profil disimpan"


def test_an_edited_profile_is_saved_when_the_page_is_left(visit: Visit, services: Services) -> None:
    place = visit.section("profile").own.fields["place"].control
    place.selectAll()
    QTest.keyClicks(place, "Cilegon")
    visit.page.leave()
    stored = services.profile.load()
    assert stored is not None
    assert stored.place == "Cilegon"


def test_the_theme_is_chosen_by_picture_and_can_be_taken_back(visit: Visit, frame: Frame) -> None:
    pictures = visit.section("appearance").pictures
    assert pictures.value() == "system"
    pictures._buttons["dark"].click()
    assert frame.preferences.current.theme == "dark"
    assert visit.said[-1].text == "Tema diubah"
    visit.undo()
    assert frame.preferences.current.theme == "system"
    assert pictures.value() == "system"


def test_settings_are_kept_at_once(visit: Visit, frame: Frame) -> None:
    size = visit.control(SegmentedChoice, "Ukuran huruf")
    QTest.keyClick(size, Qt.Key.Key_4)
    assert frame.preferences.current.text_size_percent == 150
    motion = visit.control(Switch, "Kurangi gerak")
    motion.click()
    assert frame.preferences.current.reduce_motion
    lock = visit.control(ComboBox, "Kunci otomatis")
    lock.setFocus()
    QTest.keyClick(lock, Qt.Key.Key_Down)
    assert frame.preferences.current.lock_after_minutes == 15
    visit.undo()
    assert lock.value() == 10


def test_a_setting_changed_elsewhere_is_shown(visit: Visit, frame: Frame) -> None:
    frame.preferences.change(quiet_days=45, paper="F4")
    assert visit.control(SegmentedChoice, "Kertas").value() == "F4"
    shown = [c.currentText() for c in visit.page.findChildren(ComboBox) if c.value() == 45]
    assert shown == ["45 hari"]


def test_a_settings_file_that_cannot_be_written_is_said(
    visit: Visit, frame: Frame, paths: Paths
) -> None:
    paths.settings.with_suffix(".new").mkdir(parents=True)
    visit.control(Switch, "Kurangi gerak").click()
    assert "tidak dapat ditulis" in visit.page.notices.texts["error"]
    assert frame.preferences.current.reduce_motion
    assert not load_settings(paths.settings).reduce_motion


def test_only_a_picture_becomes_the_emblem(
    visit: Visit, frame: Frame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lambang.png"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose = visit.control(Button, "Pilih: Lambang")
    path.write_bytes(b"bukan gambar")
    choose.click()
    assert "PNG" in visit.page.notices.texts["error"]
    assert frame.preferences.current.logo_file == ""
    path.write_bytes(emblem())
    choose.click()
    assert frame.preferences.current.logo_file == str(path)


def test_the_organisations_result_is_set_and_taken_back(visit: Visit, services: Services) -> None:
    combo = visit.section("method").result
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Up)
    assert services.periods.list()[0].unit_result == OrganisationResult.ISTIMEWA
    visit.undo()
    assert services.periods.list()[0].unit_result == OrganisationResult.BAIK
    assert combo.value() == OrganisationResult.BAIK


def test_texts_of_a_value_become_a_new_version(visit: Visit, services: Services) -> None:
    section = visit.section("method")
    row = section.findChildren(ValueRow)[0]
    row.click()
    dialog = visit.dialog(IndicatorDialog)
    dialog.meaning.setPlainText("Melayani dengan sepenuh hati")
    dialog.lines[2].clear()
    dialog.primary.click()
    period = services.periods.list()[0]
    instrument = services.periods.view(period.id).instrument
    first = instrument.indicators()[0]
    assert instrument.version == 2
    assert first.description == "Melayani dengan sepenuh hati"
    assert len(first.guidance) == 2
    visit.undo()
    restored = services.periods.view(period.id).instrument.indicators()[0]
    assert len(restored.guidance) == 3


def test_once_ratings_exist_the_instrument_is_locked(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> None:
    office.ready(office.rina)
    visit = Visit(qtbot, frame, services)
    section = visit.section("method")
    assert section.locked.isVisible()
    assert "1 penilaian sudah dimulai" in section.locked.text.text()
    assert not section.method.isEnabled()
    section.findChildren(ValueRow)[0].click()
    dialog = visit.dialog(IndicatorDialog)
    assert dialog.name.isReadOnly()
    dialog.primary.click()
    assert services.periods.view(office.period_id).instrument.version == 1


def weighted(services: Services) -> Period:
    """Make a period that appraises by weighted indicators, beside the semester."""
    period = replace(SEMESTER, name="Kuartal uji", method="weighted_indicators")
    made = services.periods.create(period, ())
    return services.periods.view(made).period


def test_weights_must_total_a_hundred_to_be_saved(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> None:
    period = weighted(services)
    visit = Visit(qtbot, frame, services)
    visit.page.show_period(period)
    section = visit.section("method")

    def save() -> Button:
        shown = [b for b in section.findChildren(Button) if b.text() == "Simpan indikator"]
        visible: list[Button] = [button for button in shown if button.isVisible()]
        return visible[-1]

    def rows(kind: type[Any]) -> list[Any]:
        return [row for row in section.findChildren(kind) if row.isVisible()]

    assert rows(SumRow)[0].words.text() == "100"
    weight = rows(WeightRow)[0].weight
    before = weight.value()
    weight.setFocus()
    weight.selectAll()
    QTest.keyClicks(weight, str(before - 10))
    QTest.keyClick(weight, Qt.Key.Key_Return)
    assert rows(SumRow)[0].words.text() == "90, harus 100; sisa 10"
    assert not save().isEnabled()
    second = rows(WeightRow)[1].weight
    second.setFocus()
    second.selectAll()
    QTest.keyClicks(second, str(second.value() + 10))
    QTest.keyClick(second, Qt.Key.Key_Return)
    save().click()
    stored = services.periods.view(period.id).instrument
    assert stored.version == 2
    assert int(stored.indicators()[0].weight or 0) == before - 10


def test_an_indicator_is_added_and_removed(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> None:
    period = weighted(services)
    visit = Visit(qtbot, frame, services)
    visit.page.show_period(period)
    section = visit.section("method")
    count = len(services.periods.view(period.id).instrument.indicators())
    next(b for b in section.findChildren(Button) if b.text() == "Tambah indikator").click()
    dialog = visit.dialog(IndicatorDialog)
    dialog.primary.click()
    assert dialog._name_field.error.isVisible()
    dialog.name.setText("Inisiatif")
    dialog.lines[0].setPlainText("Mengusulkan perbaikan tanpa diminta.")
    dialog.primary.click()
    rows = [row for row in section.findChildren(WeightRow) if row.isVisible()]
    assert len(rows) == count + 1
    assert rows[-1].edit.text() == "1 dari 5 patokan"
    rows[-1].remove.click()
    draft = section.editor.draft
    assert draft is not None
    assert len(draft.indicators()) == count


def test_the_passphrase_is_changed(visit: Visit, paths: Paths) -> None:
    visit.section("security").passphrase.click()
    dialog = visit.dialog(PassphraseDialog)
    QTest.keyClicks(dialog.old, "salah sekali ini")
    QTest.keyClicks(dialog.new, "kopi gunung biru laut")
    QTest.keyClicks(dialog.again, "kopi gunung biru")
    dialog.primary.click()
    assert dialog._fields["again"].error.isVisible()
    QTest.keyClicks(dialog.again, " laut")
    dialog.primary.click()
    assert dialog._fields["old"].error.isVisible()
    dialog.old.setText(PASSPHRASE)
    dialog.primary.click()
    assert not dialog.isVisible()
    assert unlock(paths.key, "kopi gunung biru laut")
    with pytest.raises(WrongKeyError):
        unlock(paths.key, PASSPHRASE)


def test_a_short_passphrase_is_refused(visit: Visit, paths: Paths) -> None:
    visit.section("security").passphrase.click()
    dialog = visit.dialog(PassphraseDialog)
    for field, text in ((dialog.old, PASSPHRASE), (dialog.new, "pendek"), (dialog.again, "pendek")):
        QTest.keyClicks(field, text)
    dialog.primary.click()
    assert dialog._fields["new"].error.isVisible()
    assert unlock(paths.key, PASSPHRASE)


def test_a_new_recovery_sheet_is_saved(visit: Visit, paths: Paths, tmp_path: Path) -> None:
    visit.section("security").sheet.click()
    visit.dialog(QuestionDialog).primary.click()
    dialog = visit.dialog(NewSheetDialog)
    target = tmp_path / "lembar.pdf"
    dialog.save_to(target)
    assert target.read_bytes().startswith(b"%PDF")
    assert str(target) in dialog.state.text.text()
    assert unlock_with_recovery(paths.key, "-".join(dialog.words.groups))
    dialog.save_to(tmp_path / "tidak ada" / "lembar.pdf")
    assert "tidak dapat ditulis" in dialog.state.text.text()


def test_the_register_of_changes_is_checked(visit: Visit, store: Store) -> None:
    section = visit.section("security")
    section.check.click()
    assert section.register.note.text() == "utuh: setiap baris cocok dengan baris sebelumnya"
    with store.work() as work:
        work._connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        work._connection.exec_driver_sql("UPDATE audit SET detail = 'lain' WHERE id = 2")
    section.check.click()
    assert section.register.note.text().startswith("baris 2 diubah dari luar")


def test_a_certificate_is_made_listed_and_removed(visit: Visit, services: Services) -> None:
    section = visit.section("security")
    services.identities.make("frasa identitas saya")
    section.look()
    (identity,) = services.identities.list()
    section.add.click()
    visit.dialog(IdentityDialog).reject()
    remover = section.removers[identity.id]
    assert remover.isVisible()
    remover.click()
    visit.dialog(QuestionDialog).primary.click()
    assert services.identities.list() == ()
    assert section.removers == {}
    assert section.add.isVisible()


def test_a_backup_is_made_and_listed(visit: Visit, services: Services) -> None:
    section = visit.section("backups")
    assert section.caption() == "belum ada"
    section.make.click()
    assert len(services.backups.list()) == 1
    assert visit.said[-1].text == "Cadangan dibuat dan diuji"
    assert section.caption().startswith("hari ini")
    section.restore.click()
    assert visit.went == [("restore", {})]


def test_a_missing_second_place_is_said_and_the_backup_kept(
    visit: Visit, frame: Frame, services: Services, tmp_path: Path
) -> None:
    frame.preferences.change(backup_folder=str(tmp_path / "usb"))
    visit.section("backups").make.click()
    assert "usb" in visit.page.notices.texts["second_place"]
    assert len(services.backups.list()) == 1
    (tmp_path / "usb").mkdir()
    visit.section("backups").make.click()
    assert "second_place" not in visit.page.notices.texts


def test_sample_data_are_opened_and_left(
    qtbot: QtBot, frame: Frame, services: Services, visit: Visit
) -> None:
    visit.section("sample").button.click()
    assert visit.went == [("sample", {})]
    inside = Visit(qtbot, frame, replace(services, is_sample=True))
    inside.section("sample").button.click()
    assert inside.went == [("leave_sample", {})]
    assert not inside.section("security").passphrase.isEnabled()


def test_licences_and_news_are_shown(visit: Visit) -> None:
    about = visit.section("about")
    about.licences.click()
    assert "LGPL" in visit.dialog(PaperDialog).text.toPlainText()
    visit.dialog(PaperDialog).primary.click()
    about.news.click()
    assert "Mulai pertama" in visit.dialog(PaperDialog).text.toPlainText()


def test_every_bundled_part_and_licence_file_is_named() -> None:
    text = licences_text()
    parts = "PySide6 SQLAlchemy Alembic sqlcipher3 cryptography reportlab pyHanko pypdfium2 Pillow"
    for part in (*parts.split(), "Inter", "Atkinson", "Arimo", "Lucide", "python-calamine"):
        assert part in text
    assert (resource_dir() / "icons" / "LICENSE").exists()


def test_the_news_tell_the_same_in_both_languages() -> None:
    use_language("en")
    english = news_text()
    assert "# Changelog" in english
    use_language("id")
    assert news_text().count("\n- ") == english.count("\n- ")


def test_the_list_leads_to_sections_and_follows_the_scrolling(qtbot: QtBot, visit: Visit) -> None:
    page = visit.page
    page.list.setFocus()
    bar = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.current_key() == "appearance"
    assert bar.value() == page.sections["appearance"].y()
    bar.setValue(0)
    assert page.list.current_key() == "profile"
    page.show_target({"section": "security"})
    page.mark_stale()
    qtbot.waitUntil(lambda: page.list.current_key() == "security")


def test_enter_in_the_list_leads_into_the_section_that_is_marked(
    qtbot: QtBot, visit: Visit
) -> None:
    page = visit.page
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.sections["appearance"].isAncestorOf(focused)
    assert page.panes()[1] is page.sections["appearance"]


def test_in_narrow_windows_sections_are_chosen_in_a_combo(visit: Visit) -> None:
    page = visit.page
    page.set_size_class(size_class_of(820, 600))
    assert not page._card.isVisible()
    assert page.jump.isVisible()
    page.jump.setFocus()
    QTest.keyClick(page.jump, Qt.Key.Key_Down)
    assert page.list.current_key() == "method"


def test_without_a_period_the_rules_remain(qtbot: QtBot, frame: Frame, services: Services) -> None:
    visit = Visit(qtbot, frame, services)
    section = visit.section("method")
    assert not section._period_card.isVisible()
    assert visit.control(ComboBox, "Metode periode baru").isVisible()
