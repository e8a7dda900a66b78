"""The answer for programs: exactly one JSON value on stdout."""

from __future__ import annotations

import codecs
import json
import sys
from typing import Any

from kinerja_desktop.commands.terminal import say


def say_json(value: Any) -> None:
    """Write exactly one JSON value."""
    is_unicode = codecs.lookup(sys.stdout.encoding or "ascii").name.startswith("utf")
    say(json.dumps(value, ensure_ascii=not is_unicode, indent=2))
