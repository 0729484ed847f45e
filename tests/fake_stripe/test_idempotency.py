"""Idempotency keys as Stripe documents them."""

from datetime import timedelta

import pytest

from adapters.fake_stripe.calls import ApiAnswer, ApiCall
from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, charge, error, post
from tests.fake_stripe.movable_clock import MovableClock


def test_the_first_answer_is_replayed_and_says_so(stripe: FakeStripe) -> None:
    first = post(stripe, "refunds", "k", charge="ch_1", amount=100)
    second = post(stripe, "refunds", "k", charge="ch_1", amount=100)
    assert second.body == first.body
    assert (first.replayed, second.replayed) == (False, True)


def test_a_replay_is_a_request_of_its_own_and_names_the_first(stripe: FakeStripe) -> None:
    first, second = (post(stripe, "refunds", "k", charge="ch_1", amount=100) for _ in range(2))
    assert first.request_id != second.request_id
    assert first.original_request == second.original_request == first.request_id


def test_a_replay_tells_the_first_status_even_when_it_has_changed(stripe: FakeStripe) -> None:
    first = body(post(stripe, "refunds", "k", charge="ch_1", amount=100))
    stripe.dashboard.set_refund_status(first["id"], "failed")
    assert body(post(stripe, "refunds", "k", charge="ch_1", amount=100))["status"] == "succeeded"


def test_a_form_and_typed_values_are_the_same_request(stripe: FakeStripe) -> None:
    more = {"expand": ["charge"]}
    typed = post(stripe, "refunds", "k", charge="ch_1", amount=100, metadata={"a": "b"}, **more)
    form = post(stripe, "refunds", "k", **more, metadata={"a": "b"}, amount="100", charge="ch_1")
    assert body(form) == body(typed)


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("refunds", {"charge": "ch_1", "amount": 101}),
        ("refunds", {"charge": "ch_1", "amount": 100, "metadata": {"a": "b"}}),
        ("transfers/tr_1/reversals", {"charge": "ch_1", "amount": 100}),
    ],
)
def test_another_request_under_the_key_is_an_idempotency_error(
    stripe: FakeStripe, path: str, params: dict[str, object]
) -> None:
    post(stripe, "refunds", "k", charge="ch_1", amount=100)
    assert error(post(stripe, path, "k", **params))["type"] == "idempotency_error"
    assert charge(stripe)["amount_refunded"] == 100


def test_an_error_of_the_endpoint_is_replayed(stripe: FakeStripe) -> None:
    first = error(post(stripe, "refunds", "k", charge="ch_late", amount=100), 404)
    stripe.register_charge("ch_late", 10_000, "USD")
    replay = post(stripe, "refunds", "k", charge="ch_late", amount=100)
    assert error(replay, 404) == first
    assert replay.replayed


def test_an_error_about_the_parameters_saves_nothing(stripe: FakeStripe) -> None:
    assert error(post(stripe, "refunds", "k", charge="ch_1", amount=0))["param"] == "amount"
    body(post(stripe, "refunds", "k", charge="ch_1", amount=100))


def test_a_key_in_progress_is_answered_409_and_not_saved(stripe: FakeStripe) -> None:
    meanwhile: list[ApiAnswer] = []

    def ask_again() -> None:
        meanwhile.append(post(stripe, "refunds", "k", charge="ch_1", amount=100))

    stripe.inject(Fault(kind=FaultKind.DELAY, endpoint="refunds.create", hook=ask_again))
    first = body(post(stripe, "refunds", "k", charge="ch_1", amount=100))
    assert error(meanwhile[0], 409)["code"] == "idempotency_key_in_use"
    assert body(post(stripe, "refunds", "k", charge="ch_1", amount=100)) == first


def test_a_key_in_progress_is_released_when_the_hook_breaks(stripe: FakeStripe) -> None:
    class PowerCutError(Exception):
        pass

    def cut() -> None:
        raise PowerCutError

    stripe.inject(Fault(kind=FaultKind.DELAY, hook=cut))
    with pytest.raises(PowerCutError):
        post(stripe, "refunds", "k", charge="ch_1", amount=100)
    body(post(stripe, "refunds", "k", charge="ch_1", amount=100))


def test_a_key_lives_for_a_day_of_the_engines_clock(
    stripe: FakeStripe, clock: MovableClock
) -> None:
    first = body(post(stripe, "refunds", "k", charge="ch_1", amount=100))
    clock.move(timedelta(hours=24) - timedelta(seconds=1))
    assert body(post(stripe, "refunds", "k", charge="ch_1", amount=100)) == first
    clock.move(timedelta(seconds=1))
    assert body(post(stripe, "refunds", "k", charge="ch_1", amount=100)) != first


def test_a_key_is_never_too_long_and_may_be_just_long_enough(stripe: FakeStripe) -> None:
    body(post(stripe, "refunds", "k" * 255, charge="ch_1", amount=100))
    assert error(post(stripe, "refunds", "k" * 256, charge="ch_1", amount=100))


def test_without_a_key_every_call_is_a_new_one(stripe: FakeStripe) -> None:
    ids = {body(post(stripe, "refunds", charge="ch_1", amount=100))["id"] for _ in range(3)}
    assert len(ids) == 3


def test_a_key_on_a_question_is_ignored(stripe: FakeStripe) -> None:
    asked = ApiCall(method="GET", path="/v1/charges/ch_1", idempotency_key="k")
    before = body(stripe.engine.request(asked))
    post(stripe, "refunds", charge="ch_1", amount=100)
    assert body(stripe.engine.request(asked)) != before
