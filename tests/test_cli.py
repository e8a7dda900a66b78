from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_desktop.cli import CODE_PAGES, COMMANDS, DELIMITERS, language_of, main
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault, unlock
from kinerja_desktop.importing import delimited
from kinerja_desktop.importing.delimited import ENCODINGS
from kinerja_desktop.paths import find_paths

FILES = Path(__file__).parent / "files" / "staff-lists"
ROOT = Path(__file__).resolve().parent.parent
PASSPHRASE = "kertas payung delima senja"

LISTS = sorted(place.name.removesuffix(".expect.json") for place in FILES.glob("*.expect.json"))
PLAN_KEYS = "form sheet header_row rows_total valid new changed same gone problems people".split()
PROBLEM_KEYS = "row cell field code level message".split()
PERSON_KEYS = "row nip name front_title back_title grade position unit birth_date sex".split()

Captured = pytest.CaptureFixture[str]


def read_json(capsys: Captured) -> Any:
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an empty store; its passphrase is in the environment."""
    paths = find_paths(tmp_path / "data")
    paths.data.mkdir(parents=True)
    key, _code = create_vault(paths.key, PASSPHRASE, cost=QUICK_COST)
    open_store(paths, key, create=True).close()
    monkeypatch.setenv("KINERJA_PASSPHRASE", PASSPHRASE)
    return paths.data


def stored_names(data_dir: Path) -> list[str]:
    paths = find_paths(data_dir)
    store = open_store(paths, unlock(paths.key, PASSPHRASE))
    try:
        with store.reading() as look:
            return [person.name for person in look.staff.list()]
    finally:
        store.close()


@pytest.mark.parametrize("name", LISTS)
def test_a_dry_run_prints_the_plan_the_samples_expect(name: str, capsys: Captured) -> None:
    expected = json.loads((FILES / f"{name}.expect.json").read_text("utf-8"))
    code = main(["import", str(FILES / name), "--dry-run", "--json"])
    plan = read_json(capsys)

    assert list(plan) == PLAN_KEYS
    for key in ("form", "sheet", "header_row", "rows_total", "valid"):
        assert plan[key] == expected[key]
    assert (plan["new"], plan["valid"]) == (plan["valid"], len(plan["people"]))
    assert all(list(person) == PERSON_KEYS for person in plan["people"])
    assert all(set(PROBLEM_KEYS) <= set(problem) for problem in plan["problems"])
    found = [[problem[key] for key in PROBLEM_KEYS[:5]] for problem in plan["problems"]]
    wanted = [[problem[key] for key in PROBLEM_KEYS[:5]] for problem in expected["problems"]]
    assert sorted(found, key=str) == sorted(wanted, key=str)
    has_error = any(problem["level"] == "error" for problem in plan["problems"])
    assert code == (1 if has_error else 0)


def test_encoding_and_delimiter_are_shown_and_can_be_chosen(
    tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes("NIP|Nama\n198503122010012001|Rani Ayú\n".encode("cp850"))
    main(["import", str(path), "--dry-run"])
    assert "Dibaca sebagai Windows-1252 (Eropa Barat), Garis tegak" in capsys.readouterr().out
    chosen = ["--encoding", "cp850", "--delimiter", "bar"]
    main(["import", str(path), "--dry-run", "--json", *chosen])
    plan = read_json(capsys)
    assert plan["form"] == {"kind": "csv", "encoding": "cp850", "delimiter": "|"}
    assert plan["people"][0]["name"] == "Rani Ayú"
    assert main(["import", str(path), "--dry-run", "--encoding", "utf-8"]) == 2
    assert "Pilih enkode lain" in capsys.readouterr().err


def test_a_list_open_elsewhere_is_read_as_it_was_saved(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("NIP;Nama\n198503122010012001;Rina\n", encoding="utf-8")
    assert main(["import", str(path), "--dry-run"]) == 0
    assert capsys.readouterr().err == ""
    (tmp_path / "~$daftar.csv").touch()
    assert main(["import", str(path), "--dry-run"]) == 0
    assert "daftar.csv sedang terbuka" in capsys.readouterr().err


def test_the_names_of_encodings_are_those_of_the_reader() -> None:
    assert set(CODE_PAGES) < set(ENCODINGS)
    assert set(DELIMITERS.values()) == set(delimited.DELIMITERS)


def test_a_list_is_compared_with_another_without_a_store(capsys: Captured) -> None:
    old, new = FILES / "bulan-lalu.xlsx", FILES / "bulan-ini.xlsx"
    main(["import", str(new), "--dry-run", "--against", str(old), "--json"])
    plan = read_json(capsys)

    assert plan["same"] > 0
    assert plan["new"] + plan["changed"] + plan["same"] == plan["valid"]


def test_the_same_list_changes_nothing(capsys: Captured) -> None:
    file = str(FILES / "siasn-export.xlsx")
    main(["import", file, "--dry-run", "--against", file, "--json"])
    plan = read_json(capsys)
    assert (plan["new"], plan["changed"], plan["gone"]) == (0, 0, 0)
    assert plan["same"] == plan["valid"]


def test_an_import_is_applied_to_the_store(data_dir: Path, capsys: Captured) -> None:
    file = str(FILES / "siasn-export.xlsx")
    main(["import", file, "--data-dir", str(data_dir), "--json"])
    plan = read_json(capsys)

    assert plan["applied"] is True
    assert len(stored_names(data_dir)) == plan["new"]

    main(["import", file, "--data-dir", str(data_dir), "--dry-run", "--json"])
    assert read_json(capsys)["new"] == 0


def test_a_list_that_changes_nothing_does_not_become_the_last_import(
    data_dir: Path, capsys: Captured
) -> None:
    for name in ("bulan-lalu.xlsx", "bulan-ini.xlsx"):
        main(["import", str(FILES / name), "--data-dir", str(data_dir)])
    capsys.readouterr()
    main(["import", str(FILES / "bulan-ini.xlsx"), "--data-dir", str(data_dir), "--json"])
    assert read_json(capsys)["applied"] is False
    main(["import", str(FILES / "bulan-ini.xlsx"), "--data-dir", str(data_dir)])
    assert "Tidak ada yang berubah." in capsys.readouterr().out
    paths = find_paths(data_dir)
    store = open_store(paths, unlock(paths.key, PASSPHRASE))
    with store.reading() as look:
        last = look.imports.last()
    store.close()
    assert last is not None
    assert (last.id, last.summary["added"], last.summary["changed"]) == (2, 6, 11)


def test_a_dry_run_leaves_the_store_as_it_is(data_dir: Path, capsys: Captured) -> None:
    file = str(FILES / "siasn-export.xlsx")
    main(["import", file, "--data-dir", str(data_dir), "--dry-run"])
    assert "Tidak ada yang berubah." in capsys.readouterr().out
    assert stored_names(data_dir) == []


def test_a_wrong_passphrase_cannot_import(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("KINERJA_PASSPHRASE", "salah sekali")
    code = main(["import", str(FILES / "siasn-export.xlsx"), "--data-dir", str(data_dir)])
    assert code == 2
    assert capsys.readouterr().out == ""
    monkeypatch.setenv("KINERJA_PASSPHRASE", PASSPHRASE)
    assert stored_names(data_dir) == []


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_a_missing_store_cannot_take_an_import(
    more: tuple[str, ...], tmp_path: Path, capsys: Captured
) -> None:
    place = tmp_path / "lain"
    file = str(FILES / "siasn-export.xlsx")
    code = main(["import", file, "--data-dir", str(place), "--json", *more])
    found = read_json(capsys)
    assert (code, found["error"]) == (2, "store")
    assert str(place) in found["message"]
    assert not place.exists()


def test_without_a_passphrase_the_variable_is_named(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.delenv("KINERJA_PASSPHRASE")
    monkeypatch.setattr(sys, "stdin", None)
    file = str(FILES / "siasn-export.xlsx")
    assert main(["import", file, "--data-dir", str(data_dir), "--json"]) == 2
    assert "KINERJA_PASSPHRASE" in read_json(capsys)["message"]


def test_comparing_with_a_list_never_imports(data_dir: Path, capsys: Captured) -> None:
    old, new = str(FILES / "bulan-lalu.xlsx"), str(FILES / "bulan-ini.xlsx")
    code = main(["import", new, "--against", old, "--data-dir", str(data_dir), "--json"])
    assert code == 2
    assert "--dry-run" in read_json(capsys)["message"]
    assert stored_names(data_dir) == []


def cells_far_apart() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "NIP"
    sheet["XFD1048576"] = "Nama"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


OLD_MARK = b"\xd0\xcf\x11\xe0"


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("kosong.csv", b"", "empty"),
        ("kepala.csv", b"NIP;Nama\n", "empty"),
        ("catatan.csv", b"halo\n", "unreadable"),
        ("surat.xlsx", b"%PDF-1.7\n", "unreadable"),
        ("lama.xls", OLD_MARK + bytes(600), "unreadable"),
        ("web.xls", b"<html><table></table></html>", "unreadable"),
        ("jauh.xlsx", cells_far_apart(), "too_large"),
        ("kunci.xlsx", OLD_MARK + "EncryptedPackage".encode("utf-16-le"), "protected"),
    ],
)
def test_a_file_that_is_no_list_says_why(
    name: str, data: bytes, error: str, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    code = main(["import", str(file), "--dry-run", "--json"])
    found = capsys.readouterr()
    said = json.loads(found.out)

    assert code == 2
    assert list(said) == ["error", "message"]
    assert said["error"] == error
    assert found.err.strip() == said["message"]


def test_verify_prints_one_array_also_for_one_file(tmp_path: Path, capsys: Captured) -> None:
    junk = tmp_path / "bukan.pdf"
    junk.write_bytes(b"bukan pdf")
    code = main(["verify", str(junk), "--json"])
    found = read_json(capsys)

    assert code == 1
    assert [(f["file"], f["verdict"]) for f in found] == [(str(junk), "unreadable")]
    assert found[0]["findings"]


def test_verify_keeps_the_order_of_files_and_misses_none(tmp_path: Path, capsys: Captured) -> None:
    names = [str(tmp_path / name) for name in ("b.pdf", "a.pdf")]
    assert main(["verify", *names, "--json"]) == 1
    assert [f["file"] for f in read_json(capsys)] == names


def test_verify_speaks_to_people_by_default(tmp_path: Path, capsys: Captured) -> None:
    junk = tmp_path / "bukan.pdf"
    junk.write_bytes(b"bukan pdf")
    main(["verify", str(junk)])
    assert "tidak bisa dibaca" in capsys.readouterr().out
    main(["--language", "en", "verify", str(junk)])
    assert "cannot be read" in capsys.readouterr().out


def test_without_a_screen_no_window_is_opened(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize("command", ["import", "verify", "template", "export"])
def test_a_command_without_a_window_never_loads_qt(command: str, tmp_path: Path) -> None:
    arguments = {
        "import": ["import", str(FILES / "siasn-export.xlsx"), "--dry-run", "--json"],
        "verify": ["verify", str(tmp_path / "x.pdf"), "--json"],
        "template": ["template", str(tmp_path / "x.xlsx")],
        "export": ["export", str(tmp_path / "x.xlsx"), "--data-dir", str(tmp_path)],
    }[command]
    code = (
        "import sys\n"
        "from kinerja_desktop.cli import main\n"
        f"main({arguments!r})\n"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))],"
        " file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.stderr.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself(command: Any, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command.name, "--help"])
    assert ended.value.code == 0
    assert command.name in capsys.readouterr().out


def test_the_language_is_known_before_the_arguments_are_read() -> None:
    assert language_of(["verify", "--language", "en", "x.pdf"]) == "en"
    assert language_of(["--language=en"]) == "en"
    assert language_of([]) == "id"


def test_a_template_is_written_without_a_store(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "template.xlsx"
    assert main(["template", str(file)]) == 0
    assert "template.xlsx" in capsys.readouterr().out
    assert main(["import", str(file), "--dry-run", "--json"]) == 2
    refusal = read_json(capsys)
    assert refusal["error"] == "empty"
    assert refusal["message"].startswith("Template ini baru berisi baris contohnya.")


@pytest.mark.parametrize("name", ["daftar.xlsx", "daftar.csv"])
def test_an_exported_list_changes_nothing_when_it_comes_back(
    data_dir: Path, tmp_path: Path, capsys: Captured, name: str
) -> None:
    main(["import", str(FILES / "siasn-export.xlsx"), "--data-dir", str(data_dir)])
    capsys.readouterr()
    file = tmp_path / name
    assert main(["export", str(file), "--data-dir", str(data_dir), "--json"]) == 0
    count = read_json(capsys)["people"]
    assert count == len(stored_names(data_dir))
    main(["import", str(file), "--data-dir", str(data_dir), "--dry-run", "--json"])
    plan = read_json(capsys)
    assert (plan["new"], plan["changed"], plan["gone"]) == (0, 0, 0)
    assert plan["same"] == plan["rows_total"] == count


def test_a_list_that_is_there_is_never_written_over(
    data_dir: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "dari-kepegawaian.xlsx"
    file.write_bytes(b"satu-satunya")
    assert main(["export", str(file), "--data-dir", str(data_dir)]) == 2
    assert main(["template", str(file)]) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert file.read_bytes() == b"satu-satunya"
