"""What the payout service, finance and a provider themselves see of what is held."""

from collections.abc import Iterator

import pytest

from tests.graphql.service import Service, serving_memory

EXPOSURE = (
    '{ payoutExposure(providerId: "usr_northlight") { orderId payableCents heldCents exposureCents'
    " currency holds { legId amountCents reason createdAt expectedEnd } } }"
)
MINE = "{ myPayoutHolds { orderId exposureCents holds { reason expectedEnd } } }"


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with serving_memory() as service:
        case = service.tell(
            'mutation { openCase(input: {kind: BOOKING, orderId: "ord_1003", priority: 1,'
            ' summary: "A leak."}) }',
            as_="usr_tess",
        )["openCase"]
        assert case
        yield service


@pytest.mark.parametrize("reader", ["usr_fay", "svc_payouts"])
def test_what_must_be_kept_back_is_told_with_its_ground(service: Service, reader: str) -> None:
    (told,) = service.tell(EXPOSURE, as_=reader)["payoutExposure"]
    assert told["orderId"] == "ord_1003"
    assert told["heldCents"] == told["exposureCents"] == told["payableCents"] > 0
    (hold,) = told["holds"]
    assert (hold["reason"], hold["amountCents"]) == ("URGENT_CASE", told["heldCents"])
    assert hold["expectedEnd"] > hold["createdAt"]


def test_a_provider_sees_their_own_and_nobody_elses(service: Service) -> None:
    (told,) = service.tell(MINE, as_="usr_northlight")["myPayoutHolds"]
    assert (told["orderId"], told["holds"][0]["reason"]) == ("ord_1003", "URGENT_CASE")
    assert service.tell(MINE, as_="usr_stranger")["myPayoutHolds"] == []
    refused = service.refusal(EXPOSURE, as_="usr_northlight")
    assert refused["code"] == "FORBIDDEN"


def test_the_payout_service_sees_no_case(service: Service) -> None:
    refused = service.refusal("{ adminCases { id } }", as_="svc_payouts")
    assert refused["code"] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("asked", "field"),
    [('providerId: ""', "providerId"), ('providerId: "usr_p", page: 0', "page")],
)
def test_bad_input_is_named(service: Service, asked: str, field: str) -> None:
    refused = service.refusal(f"{{ payoutExposure({asked}) {{ orderId }} }}", as_="usr_fay")
    assert (refused["code"], refused["field"]) == ("BAD_USER_INPUT", field)
