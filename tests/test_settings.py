from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kinerja_desktop.settings import Settings, load_settings, save_settings, setting_fields


def test_settings_survive_being_saved(tmp_path: Path) -> None:
    chosen = replace(Settings(), theme="dark", text_size_percent=150, export_folder='D:\\Nilai "A"')
    save_settings(tmp_path / "deep" / "settings.toml", chosen)
    assert load_settings(tmp_path / "deep" / "settings.toml") == chosen


def test_a_damaged_or_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()
    damaged = tmp_path / "settings.toml"
    damaged.write_bytes(b"theme = \xff\xfe")
    assert load_settings(damaged) == Settings()


def test_values_that_do_not_fit_keep_their_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('theme = "pink"\nlock_after_minutes = "ten"\nunknown = 1\nlanguage = "en"\n')
    assert load_settings(path) == replace(Settings(), language="en")


def test_nothing_half_written_is_left_beside(tmp_path: Path) -> None:
    save_settings(tmp_path / "settings.toml", Settings())
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


def test_a_file_that_cannot_be_read_is_kept_when_a_setting_changes(tmp_path: Path) -> None:
    path, kept = tmp_path / "settings.toml", tmp_path / "settings.damaged.toml"
    path.write_text('theme = "dark\nlanguage = "en"\n')
    save_settings(path, replace(Settings(), theme="light"))
    assert load_settings(path).theme == "light"
    assert kept.read_text() == 'theme = "dark\nlanguage = "en"\n'
    save_settings(path, replace(Settings(), theme="dark"))
    assert "language" in kept.read_text()


def test_every_setting_has_a_title_and_a_default_among_its_choices() -> None:
    for name, field in setting_fields().items():
        assert field["title"], name
        assert not field["choices"] or field["default"] in field["choices"], name
