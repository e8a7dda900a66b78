"""The command line: opens the window, runs the demo, imports a list, verifies PDFs.

Each command imports what it needs when it is called, so `import` and `verify` never load Qt.
Exit codes: 0 good, 1 a bad finding, 2 cannot, 130 stopped with Ctrl+C.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kinerja_desktop import __version__
from kinerja_desktop.commands.terminal import end_output, prepare_output, warn
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import LANGUAGES, N_, _, use_language

GOOD, BAD, CANNOT = 0, 1, 2
STOPPED = 130  # as shells count an end by Ctrl+C
CODE_PAGES = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman")
DELIMITERS = {"semicolon": ";", "tab": "\t", "comma": ",", "bar": "|"}


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command of the program: its words, its arguments, and what it does."""

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class Translated(argparse.HelpFormatter):
    """Translates help when it is shown: a window that opens needs none of its words."""

    def add_text(self, text: str | None) -> None:
        super().add_text(_(text) if text else text)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return _(action.help) if action.help else action.help


def has_screen() -> bool:
    """Say whether a window can be shown: a PySide6 window without a screen ends the process."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def open_window(arguments: argparse.Namespace) -> int:
    if not has_screen():
        warn(_("There is no screen here, so no window can be opened."))
        return CANNOT
    from kinerja_desktop.app import Start, run_window  # noqa: PLC0415

    return run_window(Start(data_dir=arguments.data_dir, language=arguments.language or ""))


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, required=True, metavar="DIR")


def _run_demo(arguments: argparse.Namespace) -> int:
    from kinerja_desktop.demo import run_demo  # noqa: PLC0415

    return run_demo(arguments.output)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help=N_("show the plan, change nothing"))
    parser.add_argument("--against", type=Path, metavar="FILE", help=N_("compare with this list"))
    parser.add_argument("--json", action="store_true", help=N_("one JSON value on stdout"))
    parser.add_argument("--encoding", choices=CODE_PAGES, help=N_("how a text file is written"))
    parser.add_argument(
        "--delimiter", choices=tuple(DELIMITERS), help=N_("what stands between its columns")
    )


def _run_import(arguments: argparse.Namespace) -> int:
    from kinerja_desktop.commands.import_staff import run_import  # noqa: PLC0415
    from kinerja_desktop.importing.importer import TextForm  # noqa: PLC0415
    from kinerja_desktop.importing.opened_list import ImportRequest  # noqa: PLC0415

    form = TextForm(
        encoding=arguments.encoding or "",
        delimiter=DELIMITERS.get(arguments.delimiter, ""),
    )
    return run_import(
        ImportRequest(source=arguments.file, form=form),
        dry_run=arguments.dry_run,
        against=arguments.against,
        data_dir=arguments.data_dir,
        as_json=arguments.json,
    )


def _add_template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _run_template(arguments: argparse.Namespace) -> int:
    from kinerja_desktop.commands.list_files import run_template  # noqa: PLC0415

    return run_template(arguments.file)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help=N_("one JSON value on stdout"))


def _run_export(arguments: argparse.Namespace) -> int:
    from kinerja_desktop.commands.list_files import run_export  # noqa: PLC0415

    return run_export(arguments.file, data_dir=arguments.data_dir, as_json=arguments.json)


def _add_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--json", action="store_true", help=N_("one JSON value on stdout"))


def _run_verify(arguments: argparse.Namespace) -> int:
    from kinerja_desktop.commands.verify import run_verify  # noqa: PLC0415

    return run_verify(tuple(arguments.files), as_json=arguments.json)


COMMANDS: tuple[Command, ...] = (
    Command(
        name="demo",
        help=N_("run the whole journey on sample data and keep documents and pictures"),
        add_arguments=_add_demo,
        run=_run_demo,
    ),
    Command(
        name="import",
        help=N_("check a staff list, or import it"),
        add_arguments=_add_import,
        run=_run_import,
    ),
    Command(
        name="template",
        help=N_("save an empty staff list with its rules"),
        add_arguments=_add_template,
        run=_run_template,
    ),
    Command(
        name="export",
        help=N_("save the staff list as xlsx or csv"),
        add_arguments=_add_export,
        run=_run_export,
    ),
    Command(
        name="verify",
        help=N_("say who signed PDFs and whether they were changed"),
        add_arguments=_add_verify,
        run=_run_verify,
    ),
)


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kinerja-desktop",
        formatter_class=Translated,
        description=N_("Offline appraisal of civil servants. Without a command: opens the window."),
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _add_common(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        made = commands.add_parser(command.name, help=command.help, formatter_class=Translated)
        command.add_arguments(made)
        # Both places are allowed; what stands after the command wins.
        _add_common(made, default=argparse.SUPPRESS)
    return parser


def _add_common(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", default=default, help=N_("folder of the data")
    )
    parser.add_argument(
        "--language", choices=tuple(LANGUAGES), default=default, help=N_("language of the texts")
    )


def language_of(arguments: Sequence[str]) -> str:
    """Return the language the arguments ask for, needed before they can be parsed."""
    for place, argument in enumerate(arguments):
        if argument == "--language":
            return next(iter(arguments[place + 1 :]), "id")
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return "id"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    if hasattr(sys, "frozen"):
        _work_apart()
    prepare_output()
    given = list(sys.argv[1:] if arguments is None else arguments)
    use_language(language_of(given))
    try:
        return _run(given)
    except KinerjaError as error:
        warn(error.message)
    except KeyboardInterrupt:
        warn(_("Stopped. Nothing was changed."))
        return STOPPED
    except BrokenPipeError:
        pass  # nobody reads any more, so there is nobody to tell
    finally:
        end_output()
    return CANNOT


def _work_apart() -> None:
    """In a bundle: be a process apart, if started as one, and end with its work."""
    from multiprocessing.spawn import freeze_support  # noqa: PLC0415

    freeze_support()


def _run(arguments: Sequence[str]) -> int:
    parsed = make_parser().parse_args(arguments)
    run = next((c.run for c in COMMANDS if c.name == parsed.command), open_window)
    return run(parsed)
