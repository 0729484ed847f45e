"""Attaching under concurrency, on every store, with no transaction open meanwhile."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from threading import Barrier

import psycopg
import pytest

from core.evidence.evidence import EvidenceStatus
from ports.malware_scanner import Verdict
from tests.contracts.aurora_backend import AuroraBackend
from tests.contracts.backends import Backend
from tests.evidence.filing import Filing, StatedScanner
from tests.use_cases.office import BUYER, TESS, Office

CALLERS = 4


def test_a_file_attached_by_several_at_once_is_one_object_and_one_line(backend: Backend) -> None:
    filing = Filing(office=Office(store=backend.store))
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)
    barrier = Barrier(CALLERS)
    filing.scanner = StatedScanner(meanwhile=lambda: barrier.wait(timeout=30))

    with ThreadPoolExecutor(CALLERS) as pool:
        told = pool.map(
            lambda number: filing.attaches(case_id, upload.evidence_id, (BUYER, TESS)[number % 2]),
            range(CALLERS),
        )
        assert list(told) == [True] * CALLERS

    assert Counter(filing.office.told(case_id)) == {"opened": 1, "evidence_attached": 1}
    (kept,) = filing.kept()
    stored = filing.stored(upload.evidence_id)
    assert (stored.status, stored.s3_version) == (EvidenceStatus.ATTACHED, kept.version_id)
    assert filing.quarantined() == []


@pytest.mark.parametrize("attempt", range(3))
def test_a_file_is_attached_or_refused_and_never_both(backend: Backend, attempt: int) -> None:
    filing = Filing(office=Office(store=backend.store))
    case_id = filing.office.case(summary=f"Attempt {attempt}.")
    upload = filing.announces(case_id)
    filing.sends(upload)
    barrier = Barrier(2)
    filing.scanner = StatedScanner(meanwhile=lambda: barrier.wait(timeout=30))
    harmful = copy(filing)
    harmful.scanner = StatedScanner(Verdict.INFECTED, meanwhile=lambda: barrier.wait(timeout=30))

    with ThreadPoolExecutor(2) as pool:
        for done in [
            pool.submit(each.attaches, case_id, upload.evidence_id) for each in (filing, harmful)
        ]:
            done.result()

    stored = filing.stored(upload.evidence_id)
    lines = Counter(filing.office.told(case_id))["evidence_attached"]
    assert (stored.status, lines) in [(EvidenceStatus.ATTACHED, 1), (EvidenceStatus.REFUSED, 0)]


def test_no_transaction_is_open_while_a_file_is_looked_at(aurora: AuroraBackend) -> None:
    filing = Filing(office=Office(store=aurora.emptied().store))
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)
    open_ones: list[int] = []
    filing.scanner = StatedScanner(
        meanwhile=lambda: open_ones.append(_open_transactions(aurora.administrator))
    )
    assert filing.attaches(case_id, upload.evidence_id) is True
    assert open_ones == [0]


def _open_transactions(administrator: psycopg.Connection) -> int:
    """Of the application, as the database sees it."""
    with administrator.transaction():
        row = administrator.execute(
            "select count(*) from pg_stat_activity"
            " where usename = 'support_app' and state like 'idle in transaction%'"
            " and datname = current_database()"
        ).fetchone()
    assert row is not None
    return int(row[0])
