"""Sealing: the canonical text of an appraisal and its SHA-256."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.core.plain import to_plain
from kinerja_desktop.core.plan import WorkResult
from kinerja_desktop.core.supervision import Term

FORMAT = "kinerja-desktop/appraisal/1"


def record_of(dossier: Dossier) -> dict[str, Any]:
    """Return the machine-readable record that is sealed and put inside the PDF.

    Signatures drawn by hand are named by kind only; the strokes are part of the page.
    `signatures` lists the digital ones the finished file must carry.
    """
    appraisal, talk = dossier.appraisal, dossier.talk
    several = len(dossier.terms) > 1
    return {
        "format": FORMAT,
        "revision": appraisal.revision,
        "reopen_reason": appraisal.reopen_reason,
        "period": _without(to_plain(dossier.period), "id", "instrument_id", "closed_on"),
        "instrument_version": dossier.instrument.version,
        "employee": _person(dossier.employee),
        "appraiser": _person(dossier.profile.appraiser),
        "reviewer": _person(dossier.profile.reviewer),
        **({"appraisers": [_term(term) for term in dossier.terms]} if several else {}),
        "agency": dossier.profile.agency,
        "plan": {
            "work_results": [_work_result(one) for one in dossier.plan.work_results],
            "expectations": to_plain(dossier.plan.expectations),
            **({"changes": to_plain(dossier.plan.changes)} if dossier.plan.changes else {}),
        },
        "answers": [_answer(dossier, item.key, item.name) for item in dossier.items],
        "results_rating": to_plain(appraisal.draft.results_rating),
        "behaviour_rating": to_plain(appraisal.draft.behaviour_rating),
        "justification": appraisal.draft.justification,
        "predicate": to_plain(dossier.result.predicate),
        "total": to_plain(dossier.result.total),
        **_typed_total(dossier),
        "talk": {
            "held_on": to_plain(talk.held_on),
            "comment": talk.comment,
            "choice": to_plain(talk.choice),
            "remark": talk.remark,
            "refusal_reason": talk.refusal_reason,
            "witness": talk.witness,
            "actions": [_without(to_plain(a), "state", "reason") for a in talk.actions],
            "employee_signed": talk.employee_ink.is_given,
        },
        "without_talk_reason": dossier.without_talk_reason,
        "box_note": dossier.box_note,
        "place": dossier.place,
        "dated_on": to_plain(dossier.dated_on),
        "signatures": [{"field": "Penilai", "nip": dossier.profile.appraiser.nip}],
    }


def _work_result(result: WorkResult) -> dict[str, Any]:
    """Return a planned result; what was not recorded at first stands there only when given."""
    plain: dict[str, Any] = to_plain(result)
    if plain["due_on"] is None:
        del plain["due_on"]
    for indicator in plain["indicators"]:
        if indicator["direction"] is None:
            del indicator["direction"]
    return plain


def _typed_total(dossier: Dossier) -> dict[str, Any]:
    draft = dossier.appraisal.draft
    if draft.typed_total is None:
        return {}
    return {
        "typed_total_reason": draft.typed_total_reason,
        "computed_total": to_plain(dossier.result.computed_total),
    }


def canonical(record: dict[str, Any]) -> bytes:
    """Return the one spelling of a record: sorted keys, no spaces, UTF-8."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def seal(record: dict[str, Any]) -> str:
    """Return the SHA-256 of the canonical text, 64 hex digits."""
    return hashlib.sha256(canonical(record)).hexdigest()


def _without(plain: dict[str, Any], *names: str) -> dict[str, Any]:
    """Leave out what may change later without touching what was signed."""
    return {name: value for name, value in plain.items() if name not in names}


def _person(person: Any) -> dict[str, Any]:
    names = ("name", "front_title", "back_title", "nip", "grade", "position", "unit", "agency")
    return {name: getattr(person, name) for name in names}


def _term(term: Term) -> dict[str, Any]:
    days = {"start": to_plain(term.start), "end": to_plain(term.end)}
    return {**_person(term.official), **days}


def _answer(dossier: Dossier, key: str, name: str) -> dict[str, Any]:
    answer = dossier.appraisal.draft.answer(key)
    typed = {} if answer.value is None else {"value": to_plain(answer.value)}
    return {
        **typed,
        "key": key,
        "item": name,
        "step": answer.step,
        "not_applicable": answer.not_applicable,
        "reason": answer.reason,
        "feedback": answer.feedback,
        "realisations": to_plain(answer.realisations),
        "evidence_count": len(answer.evidence),
    }
