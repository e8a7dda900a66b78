"""A virtual screen watched from outside: when the first window is mapped, when it is complete."""

from __future__ import annotations

import ctypes
import ctypes.util
import mmap
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 1366, 768
STILL_S = 0.4
SMALLEST = 100  # what is narrower is no window a person sees
MAP_NOTIFY, SUBSTRUCTURE_NOTIFY = 19, 1 << 19
HINT = "This bench needs Xvfb. Install it once: apt-get install xvfb libx11-6"


class _MapEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("event", ctypes.c_ulong),
        ("window", ctypes.c_ulong),
        ("room", ctypes.c_long * 24),
    )


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Milliseconds from the launch until a window was mapped, and until its picture stood still."""

    mapped_ms: float
    complete_ms: float


class Screen:
    """One Xvfb. It draws into a file, so looking at pixels costs the programs nothing."""

    def __init__(self, name: str, picture: Path) -> None:
        self.name = name
        self._picture = picture
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(name.encode()))
        root = self._x.XDefaultRootWindow(self._display)
        self._x.XSelectInput(self._display, ctypes.c_ulong(root), SUBSTRUCTURE_NOTIFY)
        self._x.XSync(self._display, 0)

    def watch(self, command: list[str], environment: dict[str, str]) -> Seen:
        """Start a program, note its first window and its last change of picture, end it."""
        self._x.XSync(self._display, 1)
        with self._picture.open("rb") as file:
            pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
            begin = time.perf_counter()
            program = subprocess.Popen(
                command, env=environment | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}
            )
            try:
                self._wait_for_window(program)
                mapped = time.perf_counter()
                complete = _last_change(pixels)
            finally:
                program.kill()
                program.wait()
            while not _is_black(_lines_of(pixels)):
                time.sleep(0.01)
        return Seen(mapped_ms=(mapped - begin) * 1000, complete_ms=(complete - begin) * 1000)

    def _wait_for_window(self, program: subprocess.Popen[bytes]) -> None:
        event = _MapEvent()
        connection = self._x.XConnectionNumber(self._display)
        while True:
            if not self._x.XPending(self._display):
                select.select([connection], [], [], 1.0)
                if program.poll() is not None:
                    sys.exit(f"ended without a window: {program.args!r}")
                continue
            self._x.XNextEvent(self._display, ctypes.byref(event))
            if event.type == MAP_NOTIFY and self._width_of(event.window) >= SMALLEST:
                return

    def _width_of(self, window: int) -> int:
        root, x, y = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_int()
        width, height = ctypes.c_uint(), ctypes.c_uint()
        border, depth = ctypes.c_uint(), ctypes.c_uint()
        parts = [ctypes.byref(part) for part in (root, x, y, width, height, border, depth)]
        found = self._x.XGetGeometry(self._display, ctypes.c_ulong(window), *parts)
        return width.value if found else 0

    def _forget_events(self) -> None:
        self._x.XSync(self._display, 1)


def _lines_of(pixels: mmap.mmap) -> tuple[bytes, ...]:
    """Return every 16th line of the screen (four bytes a pixel, after a head)."""
    line = WIDTH * 4
    head = len(pixels) - line * HEIGHT
    places = (head + line * number for number in range(0, HEIGHT, 16))
    return tuple(pixels[place : place + line] for place in places)


def _is_black(lines: tuple[bytes, ...]) -> bool:
    """Say whether nothing covers the empty screen: the blue of a line in the upper half."""
    return not any(lines[len(lines) // 4][::4])


def _last_change(pixels: mmap.mmap) -> float:
    """Wait until the picture has stood still and return since when; the caret blinks later."""
    last, before = time.perf_counter(), _lines_of(pixels)
    while _is_black(before) or time.perf_counter() - last < STILL_S:
        now = _lines_of(pixels)
        if now != before:
            last, before = time.perf_counter(), now
        time.sleep(0.001)
    return last


@contextmanager
def virtual_screen(folder: Path) -> Iterator[Screen]:
    """Run an Xvfb of our own, whatever screens there are."""
    program = shutil.which("Xvfb")
    if program is None or ctypes.util.find_library("X11") is None:
        sys.exit(HINT)
    reading, writing = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = [program, "-displayfd", str(writing), "-screen", "0", size, "-fbdir", str(folder)]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        number = os.read(reading, 16).decode().strip()
        if not number:
            sys.exit("Xvfb did not start.")
        yield Screen(f":{number}", folder / "Xvfb_screen0")
    finally:
        os.close(reading)
        server.terminate()
        server.wait()
