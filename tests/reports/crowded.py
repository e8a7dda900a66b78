"""Dossiers full of long texts, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import replace

from kinerja_desktop.core.appraisal import Answer
from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.core.plan import Aspect, ResultKind, WorkIndicator, WorkResult
from tests.reports.dossiers import with_items

WORDS = (
    "laporan pertanggungjawaban keuangan daerah andal transparan akuntabel "
    "pertanggungjawaban-anggaran/berkas penyusunan dan yang di 1.234.567 rekonsiliasi"
).split()


def written(length: int, dice: random.Random) -> str:
    """Words of about so many characters."""
    text = ""
    while len(text) < length:
        text += dice.choice(WORDS) + " "
    return text.strip()


def made_results(count: int, dice: random.Random, longest: int) -> tuple[WorkResult, ...]:
    return tuple(
        WorkResult(
            key=f"r{number}",
            kind=ResultKind.ADDITIONAL if number > 3 * count / 4 else ResultKind.MAIN,
            text=written(dice.randint(20, longest), dice),
            supports=written(dice.randint(0, 120), dice),
            assigned_by="Kepala Dinas" if number % 5 == 0 else "",
            indicators=tuple(
                WorkIndicator(
                    key=f"r{number}{aspect.name}",
                    aspect=aspect,
                    text=written(dice.randint(10, 150), dice),
                    target=written(dice.randint(4, 40), dice),
                )
                for aspect in list(Aspect)[: dice.randint(0, 4)]
            ),
        )
        for number in range(count)
    )


def crowded(dossier: Dossier, count: int, *, seed: int = 1, longest: int = 400) -> Dossier:
    dice = random.Random(seed)  # noqa: S311 - texts, not secrets
    results = made_results(count, dice, longest)
    answers = tuple(
        Answer(
            key=result.key,
            step=0,
            feedback=written(dice.choice((0, 80, 600)), dice),
            realisations=tuple((i.key, "1.200.000 dokumen") for i in result.indicators),
        )
        for result in results
    )
    draft = replace(dossier.appraisal.draft, answers=answers)
    return with_items(
        replace(
            dossier,
            plan=replace(dossier.plan, work_results=results),
            appraisal=replace(dossier.appraisal, draft=draft),
        )
    )
