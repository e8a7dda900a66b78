"""`kinerja-desktop template FILE` and `kinerja-desktop export FILE`: lists as files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kinerja_desktop.commands.json_answer import say_json
from kinerja_desktop.commands.open_store import with_services
from kinerja_desktop.commands.terminal import ProgressLine, say, warn
from kinerja_desktop.errors import KinerjaError, StorageError
from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.services.exporting import save_template

GOOD, CANNOT = 0, 2


def run_template(file: Path) -> int:
    """Write the template of a staff list (xlsx); 2 when it cannot."""
    _refuse_taken(file)
    save_template(file, datetime.now())  # noqa: DTZ005 - the office's own time
    say(_("Saved as {name}").format(name=file))
    return GOOD


def run_export(file: Path, *, data_dir: Path | None, as_json: bool) -> int:
    """Write the staff list, xlsx or csv by the name; 2 when it cannot."""
    line = ProgressLine()
    try:
        _refuse_taken(file)
        count = with_services(data_dir, lambda services: services.exporting.save_staff(file, line))
    except KinerjaError as error:
        if as_json:
            say_json({"error": "store", "message": error.message})
        warn(error.message)
        return CANNOT
    finally:
        line.end()
    if as_json:
        say_json({"file": str(file), "people": count})
        return GOOD
    words = ngettext("{count} person saved as {name}", "{count} people saved as {name}", count)
    say(words.format(count=number(count), name=file))
    return GOOD


def _refuse_taken(file: Path) -> None:
    """Never write over a list: `export` typed for `import` must not cost one."""
    if file.exists():
        message = _("{name} is there already. Nothing was written. Give another name.")
        raise StorageError(message.format(name=file))
