"""What bad input gets, from outside: one sentence, exit 2, and everything as it was."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest

from kinerja_desktop.data import key_file
from kinerja_desktop.data.migrations import VERSION_TABLE
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault, unlock
from kinerja_desktop.paths import Paths, find_paths
from tests.signing.papers import People, document, person, record, signed_by

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "tests/files/staff-lists"
PASSPHRASE = "kertas payung delima senja"
PAGE_BYTES = 4096
MAKE_NEWER = f"UPDATE {VERSION_TABLE} SET version_num = 'v9999'"  # noqa: S608 - our own table

Done = subprocess.CompletedProcess[str]


def environment(**more: str) -> dict[str, str]:
    """Return an environment without a screen, in which output is buffered as for a person."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUNBUFFERED"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"PYTHONPATH": str(ROOT), "KINERJA_PASSPHRASE": PASSPHRASE} | more


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "kinerja_desktop", *map(str, arguments)]


def kinerja(*arguments: object, env: Mapping[str, str] | None = None) -> Done:
    return subprocess.run(
        command(*arguments),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=env or environment(),
        timeout=60,
    )


def sentence(done: Done) -> str:
    """Return the one line a person reads; nothing else was written."""
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.fixture
def kept(tmp_path: Path) -> Paths:
    """Return the folders of an empty store."""
    paths = find_paths(tmp_path / "data")
    paths.data.mkdir()
    key, _code = create_vault(paths.key, PASSPHRASE, cost=QUICK_COST)
    open_store(paths, key, create=True).close()
    return paths


def content(folder: Path) -> dict[str, bytes]:
    return {str(place): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


# The window, the terminal.


def test_without_a_screen_one_sentence_is_said() -> None:
    assert "layar" in sentence(kinerja())
    assert "screen" in sentence(kinerja("--language", "en"))


def test_a_poor_terminal_gets_every_text_plainly() -> None:
    plain = environment(LC_ALL="C", PYTHONIOENCODING="ascii")
    done = kinerja("import", LISTS / "dua-belas-salah.xlsx", "--dry-run", env=plain)
    assert (done.returncode, done.stderr) == (1, "")
    assert '"31-04-1985" bukan tanggal.' in done.stdout
    assert done.stdout.isascii()


def test_json_is_the_same_on_every_terminal() -> None:
    plain = environment(LC_ALL="C", PYTHONIOENCODING="ascii")
    arguments = ("import", LISTS / "simpeg-cp1252.csv", "--dry-run", "--json")
    poor, rich = kinerja(*arguments, env=plain), kinerja(*arguments)
    assert poor.stdout.isascii()
    assert "René" in rich.stdout
    assert json.loads(poor.stdout) == json.loads(rich.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there only")
def test_a_name_that_is_no_text_is_no_trouble(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path / "na") + b"\xff.pdf"
    Path(os.fsdecode(name)).write_bytes(b"bukan pdf")
    (found,) = json.loads(kinerja("verify", os.fsdecode(name), "--json").stdout)
    assert os.fsencode(found["file"]) == name


@pytest.mark.parametrize("arguments", [("--help",), ("import", "--dry-run")])
def test_a_reader_that_goes_away_is_no_trouble(arguments: tuple[str, ...]) -> None:
    more = (LISTS / "dua-belas-salah.xlsx",) if "import" in arguments else ()
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command(*arguments, *more),
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=environment(),
    )
    os.close(writing)
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_under_the_result_is_a_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command("verify", "x.pdf", "--json"),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=environment(),
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="closes a stream as a shell does")
def test_a_closed_output_changes_only_what_is_seen() -> None:
    arguments = command("import", LISTS / "bulan-ini.xlsx", "--dry-run")
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=environment(),
    )
    assert (done.returncode, done.stderr) == (0, "")


def typed(arguments: list[str], keys: bytes) -> tuple[int, str]:
    """Run a command in a terminal, press keys when it asks, and return code and what was shown."""
    child, terminal = pty.fork()
    if child == 0:
        hidden = environment()
        del hidden["KINERJA_PASSPHRASE"]
        os.execve(arguments[0], arguments, hidden)  # noqa: S606 - fixed arguments
    shown = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other side of a terminal has ended
            break
        if not piece:
            break
        shown += piece
        if keys and b"sandi: " in shown:
            os.write(terminal, keys)
            keys = b""
    _child, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a terminal of its own")
@pytest.mark.parametrize(
    ("keys", "word", "expected"), [(b"\x03", "Dihentikan", 130), (b"\x04", "terkunci", 2)]
)
def test_a_prompt_can_be_left(kept: Paths, keys: bytes, word: str, expected: int) -> None:
    arguments = ("import", LISTS / "bulan-ini.xlsx", "--data-dir", kept.data)
    code, shown = typed(command(*arguments), keys)
    assert code == expected
    assert word in shown
    assert "Traceback" not in shown


# Lists.


def test_an_endless_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "daftar.csv"
    os.mkfifo(pipe)
    assert "folder" in sentence(kinerja("import", pipe, "--dry-run"))
    assert kinerja("verify", pipe).returncode == 1


# Stores and keys.


def a_newer_version(paths: Paths) -> None:
    store = open_store(paths, unlock(paths.key, PASSPHRASE))
    with store.database.writing() as connection:
        connection.exec_driver_sql(MAKE_NEWER)
    store.close()


def a_damaged_page(paths: Paths) -> None:
    damage(paths, 5)


def a_damaged_first_page(paths: Paths) -> None:
    damage(paths, 1)


def damage(paths: Paths, page: int) -> None:
    data = bytearray(paths.database.read_bytes())
    place = (page - 1) * PAGE_BYTES + 100
    data[place : place + 64] = bytes(64)
    paths.database.write_bytes(data)


def a_cut_file(paths: Paths) -> None:
    os.truncate(paths.database, paths.database.stat().st_size // 2)


def an_emptied_file(paths: Paths) -> None:
    (paths.backups / "2026-06-25").mkdir(parents=True)
    os.truncate(paths.database, 0)


def no_data_file(paths: Paths) -> None:
    paths.database.unlink()


def no_key(paths: Paths) -> None:
    paths.key.unlink()
    key_file.second(paths.key).unlink()


def damaged_keys(paths: Paths) -> None:
    paths.key.write_bytes(b"{")
    key_file.second(paths.key).write_bytes(b"\0")


def a_key_of_other_data(paths: Paths) -> None:
    no_key(paths)
    create_vault(paths.key, PASSPHRASE, cost=QUICK_COST)


@pytest.mark.parametrize(
    ("harm", "word"),
    [
        (a_newer_version, "versi lebih baru"),
        (a_damaged_page, "rusak"),
        (a_damaged_first_page, "tidak cocok dengan kunci"),
        (a_cut_file, "rusak"),
        (an_emptied_file, "rusak"),
        (no_data_file, "tidak ada"),
        (no_key, "kunci hilang atau rusak"),
        (damaged_keys, "kunci hilang atau rusak"),
        (a_key_of_other_data, "tidak cocok dengan kunci"),
    ],
)
def test_a_harmed_store_is_said_and_left_as_it_is(
    kept: Paths, harm: Callable[[Paths], None], word: str
) -> None:
    harm(kept)
    before = content(kept.data)
    done = kinerja("import", LISTS / "bulan-ini.xlsx", "--data-dir", kept.data)
    assert word in sentence(done)
    after = content(kept.data)
    assert before == {name: data for name, data in after.items() if name in before}
    assert {Path(name).name for name in after.keys() - before.keys()} <= {"kinerja.lock"}


def test_an_open_store_names_who_has_it(kept: Paths) -> None:
    store = open_store(kept, unlock(kept.key, PASSPHRASE))
    done = kinerja("import", LISTS / "bulan-ini.xlsx", "--data-dir", kept.data, "--json")
    store.close()
    found = json.loads(done.stdout)
    assert done.returncode == 2
    assert found["error"] == "store"
    assert "sedang dibuka oleh" in found["message"]


# Documents.


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """Return files by name, each with the verdict it must get."""
    folder = tmp_path_factory.mktemp("papers")
    people = People(
        employee=person("Siti Nur'aini, S.E.", "Pegawai"),
        appraiser=person("Drs. Bambang Wirawan, M.Si.", "Penilai"),
        reviewer=person("Dr. Ratna Kusumaningtyas", "Atasan"),
    )
    plain = document(record())
    signed = signed_by(plain, people, ("Pegawai", "Penilai", "Atasan"))
    foreign = signed_by(document(None), people, ("Penilai",))
    place = signed.index(b"stream") + 40
    hole = signed.index(b"/Contents <") + len(b"/Contents <")
    made = {
        "genuine": (signed, "valid"),
        "foreign": (foreign, "valid"),
        "plain": (plain, "unsigned"),
        "junk": (signed + b"sampah", "altered"),
        "flipped": (
            signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :],
            "altered",
        ),
        "zeroed": (
            signed[:hole] + b"0" * 200 + signed[hole + 200 :],
            "altered",
        ),
        "garbage": (b"bukan pdf", "unreadable"),
        "empty": (b"", "unreadable"),
        "half": (signed[: len(signed) // 2], "unreadable"),
    }
    for name, (data, _verdict) in made.items():
        (folder / f"{name}.pdf").write_bytes(data)
    lock = pikepdf.Encryption(user="sandi", owner="sandi")
    with pikepdf.open(folder / "plain.pdf") as pdf:
        pdf.save(folder / "locked.pdf", encryption=lock)
    (folder / "folder.pdf").mkdir()
    verdicts = {name: verdict for name, (_data, verdict) in made.items()}
    verdicts |= dict.fromkeys(("locked", "folder", "missing"), "unreadable")
    return {name: (folder / f"{name}.pdf", verdict) for name, verdict in verdicts.items()}


def test_every_paper_gets_its_verdict_in_the_order_asked(
    papers: dict[str, tuple[Path, str]],
) -> None:
    files = [str(path) for path, _verdict in papers.values()]
    done = kinerja("verify", *files, "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert [one["file"] for one in found] == files
    assert [one["verdict"] for one in found] == [verdict for _path, verdict in papers.values()]
    assert all(one["findings"] for one in found)
    assert {tuple(one) for one in found} == {("file", "verdict", "signatures", "findings")}


def test_one_valid_paper_is_an_array_too(papers: dict[str, tuple[Path, str]]) -> None:
    done = kinerja("verify", papers["genuine"][0], "--json")
    (found,) = json.loads(done.stdout)
    assert done.returncode == 0
    assert len(found["signatures"]) == 3


# The demo.


def test_a_demo_into_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"x")
    assert "tidak dapat ditulis" in sentence(
        kinerja("demo", "--output", tmp_path / "berkas" / "demo")
    )


def test_a_demo_leaves_documents_of_a_person_alone(tmp_path: Path) -> None:
    own = tmp_path / "documents" / "surat.odt"
    own.parent.mkdir()
    own.write_bytes(b"surat")
    assert "bukan dari demo" in sentence(kinerja("demo", "--output", tmp_path))
    assert content(tmp_path) == {str(own): b"surat"}
