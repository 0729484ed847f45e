"""The contract of ports/audit_trail.py."""

from typing import Any

import pytest

from core.audit.entry import AuditEntry
from core.cases.status import CaseStatus
from ports.lost_race import DuplicateRow
from ports.unit_of_work import Store
from tests.builders.audit_entries import an_audit_entry
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON
from tests.contracts.committing import commit

DETAILS: dict[str, Any] = {"case_ids": ["sca_1", "sca_2"], "cents": 5, "field": None, "ok": True}


@pytest.mark.parametrize(
    "entry",
    [
        an_audit_entry(details=DETAILS, created_at=NOON + MICROSECOND),
        an_audit_entry(ip="2001:db8::1"),
        an_audit_entry(details={}, ip=None, user_agent=None),
    ],
    ids=["every field", "IPv6", "from nowhere"],
)
def test_an_entry_is_read_back_as_it_was_appended(store: Store, entry: AuditEntry) -> None:
    commit(store, entry)

    with store.unit_of_work() as uow:
        assert uow.audit_trail.of_resource("case:sca_1") == (entry,)


def test_what_was_recorded_about_a_resource_is_oldest_first_and_nothing_else(store: Store) -> None:
    later, sooner = an_audit_entry("aud_1", created_at=NOON + MICROSECOND), an_audit_entry("aud_2")
    twin = an_audit_entry("aud_3")
    commit(store, later, twin, sooner, an_audit_entry("aud_0", resource="order:ord_1001"))

    with store.unit_of_work() as uow:
        assert uow.audit_trail.of_resource("case:sca_1") == (sooner, twin, later)
        assert uow.audit_trail.of_resource("case:sca_") == ()


def test_an_action_whose_audit_row_is_refused_did_not_happen(store: Store) -> None:
    commit(store, a_case(), an_audit_entry("aud_1"))

    with store.unit_of_work() as uow:
        uow.cases.save(a_case(status=CaseStatus.TRIAGE))
        uow.audit_trail.append(an_audit_entry("aud_1", action="case.status"))
        with pytest.raises(DuplicateRow):
            uow.commit()

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") == a_case()
        assert uow.audit_trail.of_resource("case:sca_1") == (an_audit_entry("aud_1"),)
