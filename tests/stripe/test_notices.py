"""What an event of Stripe's is about, of the things that we follow."""

import pytest
import stripe
from stripe import Event

from adapters.stripe.fields import Fields, UnreadableObject
from adapters.stripe.notices import EVENT_TYPE, about_of, notice
from ports.payment_processor import NoticeAbout
from tests.fake_stripe.conformity import accepts_none
from tests.stripe import objects

FOLLOWED = {
    "refund.created": NoticeAbout.REFUND,
    "refund.updated": NoticeAbout.REFUND,
    "refund.failed": NoticeAbout.REFUND,
    "charge.refund.updated": NoticeAbout.REFUND,
    "charge.refunded": NoticeAbout.CHARGE,
    "charge.dispute.created": NoticeAbout.DISPUTE,
    "charge.dispute.updated": NoticeAbout.DISPUTE,
    "charge.dispute.closed": NoticeAbout.DISPUTE,
    "charge.dispute.funds_withdrawn": NoticeAbout.DISPUTE,
    "charge.dispute.funds_reinstated": NoticeAbout.DISPUTE,
    "transfer.reversed": NoticeAbout.TRANSFER,
}
TYPES = [str(kind) for kind in Event.__annotations__["type"].__args__]


def test_the_library_knows_every_type_that_we_follow() -> None:
    assert set(FOLLOWED) <= set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_the_library_knows_is_about_what_we_follow_or_about_other_things(
    kind: str,
) -> None:
    assert about_of(kind) is FOLLOWED.get(kind, NoticeAbout.OTHER)
    assert EVENT_TYPE.fullmatch(kind)


@pytest.mark.parametrize("kind", ["charge.refund", "charge.disputed", "refunds.created", "reserve"])
def test_a_type_that_only_looks_like_one_is_about_other_things(kind: str) -> None:
    assert about_of(kind) is NoticeAbout.OTHER


@pytest.mark.parametrize("kind", FOLLOWED)
def test_a_followed_notice_without_its_object_cannot_be_read(kind: str) -> None:
    with pytest.raises(UnreadableObject):
        notice(Fields(objects.event(kind, data={"object": {"id": None}})))


def test_other_notices_may_be_about_things_without_an_id() -> None:
    read = notice(Fields(objects.event("balance.available", data={"object": {}})))
    assert (read.about, read.object_id) == (NoticeAbout.OTHER, "")


def test_every_field_read_of_an_event_is_one_that_stripe_always_sends() -> None:
    declared = stripe.Event.__annotations__
    assert not any(accepts_none(declared[name]) for name in ("id", "type", "created", "data"))
