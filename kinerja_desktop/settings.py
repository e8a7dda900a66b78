"""Every setting, declared once, kept in one small TOML file a person can read."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

import tomli_w

from kinerja_desktop.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

_DAMAGE = (tomllib.TOMLDecodeError, UnicodeDecodeError)


def _setting(default: Any, title: str, note: str = "", choices: tuple[Any, ...] = ()) -> Any:
    return field(default=default, metadata={"title": title, "note": note, "choices": choices})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a person can choose. Units are part of the names."""

    language: str = _setting("id", N_("Language"), N_("of windows and messages"), ("id", "en"))
    theme: str = _setting(
        "system", N_("Theme"), N_("The talk is always light"), ("system", "light", "dark")
    )
    text_size_percent: int = _setting(
        100, N_("Text size"), N_("on every page"), (100, 115, 130, 150, 200)
    )
    reduce_motion: bool = _setting(False, N_("Reduce motion"), N_("pages change without animation"))
    lock_after_minutes: int = _setting(
        10, N_("Lock by itself"), N_("when not used; drafts stay saved"), (2, 5, 10, 15, 30, 60)
    )
    visible_by_default: bool = _setting(
        True, N_("New notes are visible to the employee"), N_("can be changed on every note")
    )
    new_period_method: str = _setting(
        "permenpanrb_6_2022",
        N_("Method of new periods"),
        N_("chosen anew for every period"),
        ("permenpanrb_6_2022", "weighted_indicators"),
    )
    notes_per_item: int = _setting(
        4, N_("Notes aimed at per indicator"), N_("in six months"), (2, 3, 4, 5, 6)
    )
    quiet_days: int = _setting(
        30, N_("Days without a note before a reminder"), "", (14, 30, 45, 56, 60)
    )
    items_required: bool = _setting(
        True, N_("Every item is rated before the predicate"), N_("or marked as not applicable")
    )
    evidence_for_extremes: int = _setting(
        1, N_("Notes linked to an extreme predicate"), N_("or a reason of 60 characters"), (1, 2, 3)
    )
    objection_days: int = _setting(
        14, N_("Days to object"), N_("calendar days from receipt"), (7, 14, 21, 30)
    )
    paper: str = _setting("A4", N_("Paper"), N_("of printed documents"), ("A4", "F4"))
    export_folder: str = _setting("", N_("Folder for copies"), N_("suggested when finalising"))
    file_name: str = _setting("{name}_{period}", N_("File names"), N_("{name}, {nip}, {period}"))
    backup_folder: str = _setting(
        "", N_("Second place for backups"), N_("a folder or stick; used when it is plugged in")
    )
    import_folder: str = _setting("", N_("Folder of staff lists"), N_("opened first on import"))
    logo_file: str = _setting("", N_("Emblem"), N_("PNG of the office, printed on documents"))


def setting_fields() -> dict[str, dict[str, Any]]:
    """Return title, note, choices and default of every setting, by name, in order."""
    return {f.name: {**f.metadata, "default": f.default} for f in fields(Settings)}


def load_settings(path: Path) -> Settings:
    """Read the file; what is missing, unknown or of the wrong kind keeps its default."""
    try:
        stored = _stored(path)
    except (OSError, *_DAMAGE):
        return Settings()
    known = {f.name: f for f in fields(Settings)}
    good = {
        name: value
        for name, value in stored.items()
        if name in known and _fits(known[name].default, known[name].metadata["choices"], value)
    }
    return replace(Settings(), **good)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the file beside and rename it, so that a crash keeps the old one.

    A file that cannot be read is kept as settings.damaged.toml: someone may have edited it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    try:
        beside.write_text(tomli_w.dumps(asdict(settings)), encoding="utf-8")
        if _is_damaged(path):
            path.replace(path.with_suffix(".damaged.toml"))
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _stored(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _is_damaged(path: Path) -> bool:
    try:
        _stored(path)
    except _DAMAGE:
        return True
    except OSError:
        return False
    return False


def _fits(default: Any, choices: tuple[Any, ...], value: Any) -> bool:
    return type(value) is type(default) and (not choices or value in choices)
