"""Who hears of a case, in which part, and who does not."""

from typing import Any

import pytest

from core.cases.case import Case
from core.notifications.kind import OWED_BY_LAW, TOLD, NotificationKind, Part
from core.notifications.recipients import recipients
from tests.builders.cases import a_case
from tests.builders.notifications import a_notification
from tests.builders.orders import an_order

ON_CALL = ("rota_1",)


def a_full_case(**changes: Any) -> Case:
    return a_case(
        order_id="ord_1001",
        subject_user="usr_subject",
        creator_id="usr_creator",
        owner_admin="usr_owner",
        watchers=("usr_w1", "usr_w2"),
        **changes,
    )


def told(kind: NotificationKind, case: Case, **more: Any) -> dict[str, str]:
    """User ids and the parts in which they hear of it; nobody acted, unless `more` says so."""
    notification = a_notification(kind=kind, **{"told_by": None, "named": (), **more})
    found = recipients(notification, case, an_order(), on_call=ON_CALL)
    return {one.user_id: one.part.value for one in found}


def test_every_kind_says_whom_it_reaches() -> None:
    assert set(TOLD) == set(NotificationKind)
    assert all(TOLD.values())


def test_a_case_that_is_updated_is_told_to_everybody_it_names() -> None:
    order = an_order()
    assert told(NotificationKind.CASE_UPDATED, a_full_case()) == {
        "usr_subject": "subject",
        "usr_creator": "creator",
        "usr_owner": "owner",
        "usr_w1": "watcher",
        "usr_w2": "watcher",
        "usr_agent": "opener",
        order.buyer_id: "buyer",
        **{leg.provider_id: "provider" for leg in order.legs},
    }


def test_nobody_is_told_what_they_did_themselves_and_the_system_is_nobody() -> None:
    assert "usr_owner" not in told(
        NotificationKind.CASE_UPDATED, a_full_case(), told_by="usr_owner"
    )
    assert "system" not in told(NotificationKind.CASE_OPENED, a_full_case(opened_by="system"))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (NotificationKind.CASE_ANSWERED, {"usr_owner", "usr_w1", "usr_w2", "usr_agent"}),
        (NotificationKind.REFUND_SUCCEEDED, {"usr_b1", "usr_owner"}),
        (NotificationKind.SLA_BREACH, {"usr_owner", "usr_w1", "usr_w2", "rota_1"}),
        (NotificationKind.DISPUTE_DUE, {"usr_owner", "usr_w1", "usr_w2", "rota_1"}),
        (NotificationKind.DMCA_NOTICE, {"usr_creator", "usr_owner", "usr_w1", "usr_w2"}),
    ],
)
def test_money_goes_to_the_buyer_and_pages_to_staff(
    kind: NotificationKind, expected: set[str]
) -> None:
    assert set(told(kind, a_full_case())) == expected


@pytest.mark.parametrize("kind", [kind for kind in NotificationKind if kind not in OWED_BY_LAW])
def test_a_restricted_case_is_told_to_opener_owner_and_watchers_alone(
    kind: NotificationKind,
) -> None:
    heard = told(kind, a_full_case(restricted=True), named=("usr_named",))
    assert heard
    assert set(heard) <= {"usr_agent", "usr_owner", "usr_w1", "usr_w2"}


def test_an_uploader_is_told_of_a_claim_even_where_the_case_is_restricted() -> None:
    heard = told(NotificationKind.DMCA_NOTICE, a_full_case(restricted=True))
    assert heard["usr_creator"] == "creator"


def test_a_claimant_is_told_of_a_counter_notice_even_where_the_case_is_restricted() -> None:
    kind, claimant = NotificationKind.DMCA_COUNTER_NOTICE, ("usr_claimant",)
    assert told(kind, a_full_case(restricted=True), named=claimant) == {
        "usr_owner": "owner",
        "usr_w1": "watcher",
        "usr_w2": "watcher",
        "usr_claimant": "named",
    }
    nobody = a_case(restricted=True)
    assert told(kind, nobody, named=claimant) == {"usr_claimant": "named", "rota_1": "on_call"}


def test_a_page_of_a_restricted_case_that_names_nobody_reaches_whoever_is_on_call() -> None:
    orphan = a_case(restricted=True, opened_by="system")
    assert told(NotificationKind.SLA_BREACH, orphan) == {"rota_1": "on_call"}
    assert told(NotificationKind.CASE_ANSWERED, orphan) == {}


def test_a_party_that_watches_does_not_hear_what_staff_are_paged_for() -> None:
    watched_by_the_buyer = a_case(order_id="ord_1001", watchers=("usr_b1",))
    assert "usr_b1" not in told(NotificationKind.SLA_BREACH, watched_by_the_buyer)
    assert "usr_b1" in told(NotificationKind.CASE_UPDATED, watched_by_the_buyer)


def test_somebody_whom_the_command_names_is_told_once() -> None:
    heard = told(NotificationKind.DMCA_NOTICE, a_full_case(), named=("usr_x", "usr_creator"))
    assert (heard["usr_x"], heard["usr_creator"]) == (Part.NAMED, Part.CREATOR)
