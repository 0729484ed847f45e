"""Who opens cases without end is told when to go on."""

import pytest
from attrs import define

from entrypoints.graphql.limits.rate import Rate
from tests.graphql.service import serving_memory

OPEN = 'mutation { openCase(input: {kind: PRODUCT, summary: "It does not open."}) }'


@define
class Seconds:
    """A monotonic clock that a test moves."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_minutes_share_may_be_used_at_once_and_comes_back_bit_by_bit() -> None:
    seconds = Seconds()
    rate = Rate(a_minute=3, seconds=seconds)
    assert [rate.wait("usr_a") for _ in range(4)] == [0, 0, 0, 20]
    seconds.now += 19.5
    assert rate.wait("usr_a") == 1
    seconds.now += 0.5
    assert [rate.wait("usr_a") for _ in range(2)] == [0, 20]
    seconds.now += 3_600
    assert [rate.wait("usr_a") for _ in range(4)] == [0, 0, 0, 20]


def test_trying_too_early_makes_nobody_wait_longer() -> None:
    seconds = Seconds()
    rate = Rate(a_minute=1, seconds=seconds)
    assert [rate.wait("usr_a") for _ in range(5)] == [0, 60, 60, 60, 60]
    seconds.now += 60
    assert rate.wait("usr_a") == 0


def test_everybody_has_a_share_of_their_own() -> None:
    rate = Rate(a_minute=1, seconds=Seconds())
    assert [rate.wait(who) for who in ("usr_a", "usr_b", "usr_a")] == [0, 0, 60]


def test_no_more_people_are_remembered_than_the_bound() -> None:
    rate = Rate(a_minute=1, most_kept=3, seconds=Seconds())
    for number in range(1_000):
        rate.wait(f"usr_{number}")
    assert [rate.wait(f"usr_{number}") for number in (999, 998, 997)] == [60, 60, 60]
    assert rate.wait("usr_0") == 0


def test_opening_cases_too_often_is_refused_with_a_time_and_audited() -> None:
    seconds = Seconds()
    with serving_memory(openings=Rate(a_minute=2, seconds=seconds)) as service:
        service.tell(OPEN)
        service.tell(OPEN)
        before = service.stored.contents()
        refusal = service.refusal(OPEN)
        assert refusal["code"] == "RATE_LIMITED"
        assert "2 a minute" in refusal["message"]
        assert "in 30 s" in refusal["hint"]
        assert service.stored.contents() == before
        last = service.stored.audit()[-1]
        assert (last.action, last.details["refused"]) == ("case.open", "RATE_LIMITED")
        service.tell(OPEN, as_="usr_theo")
        seconds.now += 30
        service.tell(OPEN)


def test_many_openings_in_one_request_count_one_by_one() -> None:
    with serving_memory(openings=Rate(a_minute=2, seconds=Seconds())) as service:
        opening = OPEN.removeprefix("mutation {").removesuffix("}")
        answer = service.ask("mutation {" + "".join(f"c{n}: {opening}" for n in range(5)) + "}")
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["RATE_LIMITED"]
        assert len(service.tell("{ adminCases { id } }")["adminCases"]) == 2


@pytest.mark.parametrize("who", [None, "usr_fay"])
def test_who_may_not_open_cases_uses_up_nothing(who: str | None) -> None:
    with serving_memory(openings=Rate(a_minute=1, seconds=Seconds())) as limited:
        for _ in range(3):
            assert limited.refusal(OPEN, as_=who)["code"] in {"UNAUTHENTICATED", "FORBIDDEN"}
