"""Batches of Hasil: stopping keeps what is done; the log; what cannot become final."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import Cancelled, KinerjaError, StorageError
from kinerja_desktop.services import Services
from kinerja_desktop.services.finalising import FinalRequest
from tests.ui.signed_office import IDENTITY_PASSPHRASE, SignedOffice


class StopAt:
    """A person who presses Stop before a step."""

    def __init__(self, step: int) -> None:
        self._step = step

    def step(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002
        if done == self._step:
            raise Cancelled


@pytest.fixture
def office(store: Store, services: Services, now: datetime) -> SignedOffice:
    return SignedOffice(store, services, now)


def request(office: SignedOffice, name: str, identity_id: int) -> FinalRequest:
    view = office.services.finalising.check(office.row(name).appraisal_id)
    return FinalRequest(
        appraisal_id=view.dossier.appraisal.id,
        version=view.dossier.appraisal.version,
        box_note=view.dossier.box_note,
        place="Mandala",
        dated_on=office.now.date(),
        identity_id=identity_id,
    )


def test_stopping_an_export_keeps_the_files_that_are_written(
    office: SignedOffice, tmp_path: Path
) -> None:
    office.finalise("Siti")
    office.finalise("Dewi")
    ids = tuple(office.row(name).appraisal_id for name in ("Siti", "Dewi"))
    done = office.services.documents.export(ids, tmp_path, StopAt(3))
    assert [one.appraisal_id for one in done] == [ids[0], ids[0], ids[1]]
    assert all(one.path is not None and one.path.is_file() for one in done)


def test_stopping_to_finalise_keeps_those_that_are_final(office: SignedOffice) -> None:
    identity_id = office.make_identity()
    requests = tuple(request(office, name, identity_id) for name in ("Siti", "Dewi"))
    done = office.services.finalising.finalise_many(requests, IDENTITY_PASSPHRASE, StopAt(1))
    assert len(done) == 1
    assert office.names(Stage.FINAL) == ["Siti Rahmawati"]
    assert office.names(Stage.SIGNED) == ["Budi Santoso", "Dewi Lestari", "Maya Puspitasari"]


def test_a_final_rating_cannot_become_final_again(office: SignedOffice) -> None:
    office.finalise("Siti")
    identity_id = office.services.identities.list()[0].id
    with pytest.raises(KinerjaError, match="sudah final"):
        office.services.finalising.finalise(
            request(office, "Siti", identity_id), IDENTITY_PASSPHRASE
        )
    assert len(office.services.documents.list(office.row("Siti").appraisal_id)) == 2


def test_the_log_keeps_the_fingerprints_of_the_stored_files(
    office: SignedOffice, tmp_path: Path
) -> None:
    office.finalise("Siti")
    office.deliver("Siti", office.now.date())
    rows = office.services.submissions.rows(office.period_id)
    documents = office.services.documents.list(office.row("Siti").appraisal_id)
    assert {row.sha256 for row in rows} == {document.sha256 for document in documents}
    assert {row.employee for row in rows} == {"Siti Rahmawati, S.E."}
    with pytest.raises(StorageError):
        office.services.submissions.save(rows, tmp_path / "nowhere" / "log.csv")
