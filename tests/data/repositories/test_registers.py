from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from kinerja_desktop.core.appraisal import Appraisal
from kinerja_desktop.core.changes import Changes, Kind
from kinerja_desktop.core.document import Delivery, Document, StoredIdentity
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.plain import to_plain
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import NotFoundError

MOMENT = datetime(2026, 6, 30, 10, 15, tzinfo=UTC)
PDF = b"%PDF-1.7 isi"
IDENTITY = StoredIdentity(
    label="Ratna",
    nip="197001011995032001",
    fingerprint="ab:cd",
    not_before=date(2026, 1, 1),
    not_after=date(2029, 1, 1),
    is_own=True,
    pkcs12=b"\x30\x82",
)


@pytest.fixture
def document(store: Store, period_id: int, employee_id: int) -> Document:
    with store.work() as work:
        appraisal = work.appraisals.save(Appraisal(period_id=period_id, employee_id=employee_id))
    return Document(
        appraisal_id=appraisal.id,
        report="evaluation_document",
        file_name="Siti_2026.pdf",
        sha256=hashlib.sha256(PDF).hexdigest(),
        size_bytes=len(PDF),
        created_at=MOMENT,
        is_signed=True,
        revision=2,
        signer_fingerprint="ab:cd",
    )


def test_a_document_comes_back_with_its_pdf(
    store: Store, document: Document, heard: list[Changes]
) -> None:
    with store.work() as work:
        new_id = work.documents.add(document, PDF)
        assert work.documents.get(new_id) == replace(document, id=new_id)
        assert work.documents.pdf(new_id) == PDF
    assert heard[-1] == {(Kind.DOCUMENT, new_id)}


def test_documents_are_listed_newest_first_by_appraisal_or_period(
    store: Store, document: Document, period_id: int
) -> None:
    with store.work() as work:
        first = work.documents.add(document, PDF)
        second = work.documents.add(replace(document, is_signed=False), PDF)
        of = work.documents.list
        assert [d.id for d in of()] == [second, first]
        assert [d.id for d in of(appraisal_id=document.appraisal_id)] == [second, first]
        assert [d.id for d in of(period_id=period_id)] == [second, first]
        assert of(appraisal_id=document.appraisal_id + 1) == ()
        assert of(period_id=period_id + 1) == ()


def test_a_digest_finds_its_document(store: Store, document: Document) -> None:
    with store.work() as work:
        assert work.documents.find_by_sha256(document.sha256) is None
        new_id = work.documents.add(document, PDF)
        found = work.documents.find_by_sha256(document.sha256.upper())
        assert found == replace(document, id=new_id)


def test_a_document_that_is_gone_is_said(store: Store) -> None:
    with store.work() as work:
        with pytest.raises(NotFoundError):
            work.documents.get(4)
        with pytest.raises(NotFoundError):
            work.documents.pdf(4)


def test_deliveries_are_a_register(store: Store, document: Document, heard: list[Changes]) -> None:
    with store.work() as work:
        first = work.documents.add(document, PDF)
        second = work.documents.add(document, PDF)
    line = Delivery(
        document_id=second,
        delivered_on=date(2026, 7, 1),
        recipient="BKPSDM",
        way="langsung",
        note="diterima",
        sha256=document.sha256,
    )
    with store.work() as work:
        new_id = work.documents.add_delivery(line)
        assert work.documents.deliveries(second) == (replace(line, id=new_id),)
        assert work.documents.deliveries() == (replace(line, id=new_id),)
        assert work.documents.deliveries(first) == ()
    assert heard[-1] == {(Kind.DOCUMENT, second)}


def test_identities_are_kept_and_removed(store: Store, heard: list[Changes]) -> None:
    with store.work() as work:
        new_id = work.identities.add(IDENTITY)
        stored = replace(IDENTITY, id=new_id)
        assert work.identities.get(new_id) == stored
        assert work.identities.list() == (stored,)
        work.identities.remove(new_id)
        assert work.identities.list() == ()
        with pytest.raises(NotFoundError):
            work.identities.remove(new_id)
    assert heard == [{(Kind.IDENTITY, new_id)}]


def fill_register(store: Store) -> None:
    with store.work() as work:
        for number, action in enumerate(("unlock", "finalise", "reopen", "backup")):
            work.audit.append(
                at=MOMENT + timedelta(minutes=number),
                action=action,
                subject=f"appraisal/{number}",
                detail="alasan — é",
            )


def test_the_register_is_a_chain(store: Store) -> None:
    with store.work() as work:
        assert work.audit.broken() is None
    fill_register(store)
    with store.reading() as look:
        entries = look.audit.entries()
        assert [entry.id for entry in entries] == [1, 2, 3, 4]
        assert [entry.action for entry in entries] == ["unlock", "finalise", "reopen", "backup"]
        assert len({entry.digest for entry in entries}) == 4
        assert look.audit.broken() is None


def test_an_appended_line_is_returned_as_it_is_stored(store: Store) -> None:
    with store.work() as work:
        entry = work.audit.append(at=MOMENT, action="a", subject="b")
        assert work.audit.entries() == (entry,)


@pytest.mark.parametrize("statement", ["UPDATE audit SET detail = ''", "DELETE FROM audit"])
def test_the_register_refuses_to_be_edited(store: Store, statement: str) -> None:
    fill_register(store)
    with (
        pytest.raises(IntegrityError, match="append-only"),
        store.database.writing() as connection,
    ):
        connection.exec_driver_sql(statement)
    with store.reading() as look:
        assert len(look.audit.entries()) == 4


@pytest.mark.parametrize(
    ("harm", "first_broken"),
    [
        ("UPDATE audit SET detail = 'x' WHERE id = 2", 2),
        ("UPDATE audit SET digest = 'x' WHERE id = 3", 3),
        ("UPDATE audit SET happened_at = '2020-01-01T00:00:00' WHERE id = 1", 1),
        ("DELETE FROM audit WHERE id = 2", 3),
        ("DELETE FROM audit WHERE id = 1", 2),
    ],
)
def test_an_edit_past_the_triggers_is_found(store: Store, harm: str, first_broken: int) -> None:
    fill_register(store)
    with store.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        connection.exec_driver_sql("DROP TRIGGER audit_no_delete")
        connection.exec_driver_sql(harm)
    with store.reading() as look:
        assert look.audit.broken() == first_broken


def test_an_import_can_be_looked_up_after_a_restart(store: Store) -> None:
    before = [to_plain(Employee(id=3, name="Siti"))]
    with store.work() as work:
        assert work.imports.last() is None
        work.imports.add(MOMENT, "lama.csv", summary={}, before=[], added_ids=[])
        new_id = work.imports.add(
            MOMENT, "staf.xlsx", summary={"new": 2}, before=before, added_ids=[5, 6]
        )
        last = work.imports.last()
        assert last is not None
        assert (last.id, last.at, last.file_name) == (new_id, MOMENT, "staf.xlsx")
        assert (dict(last.summary), list(last.before)) == ({"new": 2}, before)
        assert (last.added_ids, last.is_undone) == ((5, 6), False)
        work.imports.mark_undone(new_id)
        last = work.imports.last()
        assert last is not None
        assert last.is_undone


def test_the_lines_of_an_import_are_kept_beside_it(store: Store) -> None:
    lines = [[2, "added", "Rina", "198503122010012001"], [3, "same", "Dedi", ""]]
    with store.work() as work:
        new_id = work.imports.add(MOMENT, "staf.xlsx", summary={}, before=[], added_ids=[5])
        work.imports.keep_lines(new_id, list(lines), [77])
        newest = work.imports.last()
        assert newest is not None
        assert newest.marks == (77,)
        other = work.imports.add(MOMENT, "b.csv", summary={}, before=[], added_ids=[])
    with store.reading() as look:
        assert look.imports.lines(new_id) == tuple(lines)
        assert look.imports.lines(other) == look.imports.lines(99) == ()
        last = look.imports.last()
        assert last is not None
        assert last.marks == ()


def test_a_layout_is_remembered_and_replaced(store: Store) -> None:
    with store.work() as work:
        assert work.imports.layout("abc") is None
        work.imports.remember_layout("abc", {"0": "name"})
        work.imports.remember_layout("abc", {"0": "nip"})
        work.imports.remember_layout("def", {"0": "unit"})
        assert work.imports.layout("abc") == {"0": "nip"}


def test_counts_are_what_a_backup_lists(
    store: Store,
    document: Document,
    employee_id: int,
    note_of: Callable[..., Observation],
) -> None:
    with store.work() as work:
        work.documents.add(document, PDF)
        work.documents.add(replace(document, is_signed=False), PDF)
        work.observations.add(note_of(employee_id))
        work.observations.mark_deleted(work.observations.add(note_of(employee_id)), MOMENT)
        assert work.counts() == {
            "employees": 1,
            "observations": 1,
            "appraisals": 1,
            "final_documents": 1,
        }
