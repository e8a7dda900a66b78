"""`kinerja-desktop verify FILE...`: one verdict a file; good only when all are valid."""

from __future__ import annotations

from pathlib import Path

from kinerja_desktop.commands.json_answer import say_json
from kinerja_desktop.commands.terminal import ProgressLine, say
from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.i18n import N_, _, clock, long_date
from kinerja_desktop.services.verifying import verify_file
from kinerja_desktop.signing.verdict import SignatureFinding, Verdict, verdict_as_json

GOOD, BAD = 0, 1
WORDS = {
    "valid": N_("valid"),
    "altered": N_("ALTERED"),
    "unsigned": N_("not signed"),
    "unreadable": N_("cannot be read"),
}


def run_verify(files: tuple[Path, ...], *, as_json: bool) -> int:
    """Judge files in the order given; returns 0 when all are valid, else 1."""
    line = ProgressLine()
    verdicts = []
    for place, file in enumerate(files):
        line.step(place, len(files), file.name)
        verdicts.append(_judge(file))
    line.end()
    if as_json:
        names = [str(file) for file in files]
        pairs = zip(verdicts, names, strict=True)
        say_json([verdict_as_json(verdict, name) for verdict, name in pairs])
    else:
        for file, verdict in zip(files, verdicts, strict=True):
            _describe(file, verdict)
    return GOOD if all(verdict.verdict == "valid" for verdict in verdicts) else BAD


def _judge(file: Path) -> Verdict:
    try:
        return verify_file(file)
    except UnreadableFileError as error:
        return Verdict(verdict="unreadable", sha256="", findings=(error.message,))


def _describe(file: Path, verdict: Verdict) -> None:
    say(f"{file}: {_(WORDS[verdict.verdict])}")
    for signature in verdict.signatures:
        say(f"  {_signed_by(signature)}")
    for finding in verdict.findings:
        say(f"  - {finding}")


def _signed_by(signature: SignatureFinding) -> str:
    moment = signature.signed_at
    if moment is None:
        return _("signed by {signer}").format(signer=signature.signer)
    text = _("signed by {signer}, {date} at {time}")
    return text.format(
        signer=signature.signer, date=long_date(moment.date()), time=clock(moment.time())
    )
