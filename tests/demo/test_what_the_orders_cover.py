"""The demo's orders meet what a marketplace meets: every kind, kernel, policy, rule and edge."""

from datetime import UTC, datetime

import pytest

from core.cents import MAX_CENTS
from core.kernels.deposit_action import DepositMove
from core.kernels.facts import NO_FACTS, Facts
from core.orders.deposit import DepositKind
from core.orders.kind import KERNELS, LegKind
from core.orders.party import Party
from core.orders.policy import Policy
from core.policies.default_presets import default_presets
from entrypoints.demo.order_file import demo_orders
from entrypoints.demo.past import CASES
from tests.demo.by_hand import BY_HAND
from tests.demo.test_demo_orders import decided

ORDERS = demo_orders()
LEGS = [leg for order in ORDERS for leg in order.legs]
POLICIES = [leg.policy for leg in LEGS]
FRAUDS = {case.order_id for case in CASES if case.fraud_note is not None}
DECISIONS = [
    leg
    for order_id in BY_HAND
    for leg in decided(
        order_id, facts=Facts(fraud_validated=True) if order_id in FRAUDS else NO_FACTS
    ).legs
]
FIELDS = [
    ("time_band", "provider_cancel_full_refund"),
    ("time_band", "rebooked_refund_pct"),
    ("time_band", "apology_credit_cents"),
    ("studio", "apology_credit_cents"),
    ("deliverable", "apology_credit_cents"),
    ("request", "apology_credit_cents"),
    ("request", "tariff_pct"),
    ("ppv", "ppv_delivery_days"),
    ("ppv", "quality_refund_pct"),
]


def test_there_are_some_forty_of_autumn_and_winter() -> None:
    assert 40 <= len(ORDERS) <= 50
    captured = sorted(order.payment.captured_at for order in ORDERS)
    assert captured[0] > datetime(2026, 9, 1, tzinfo=UTC)
    assert max(leg.ends_at for leg in LEGS if leg.ends_at) < datetime(2027, 3, 1, tzinfo=UTC)


def test_every_kind_is_sold_and_every_kernel_decides() -> None:
    assert {leg.kind for leg in LEGS} == set(LegKind)
    assert {decision.kernel for decision in DECISIONS} == set(KERNELS.values())


def test_every_named_preset_is_sold_with_the_terms_the_preset_has() -> None:
    sold = {(policy.name, policy.kernel, policy.bands) for policy in POLICIES}
    presets = default_presets(version=1).values()
    assert sold >= {(preset.name, preset.kernel, preset.bands) for preset in presets}


@pytest.mark.parametrize(("kernel", "name"), FIELDS)
def test_a_field_of_a_policy_is_met_with_its_default_and_with_another_value(
    kernel: str, name: str
) -> None:
    default = getattr(Policy(version=1, name="", kernel=kernel), name)
    met = {getattr(policy, name) for policy in POLICIES if policy.kernel == kernel}
    assert default in met
    assert met - {default}


def test_every_kind_of_deposit_is_met_and_every_move_of_one() -> None:
    assert {leg.deposit.kind for leg in LEGS if leg.deposit} == set(DepositKind)
    assert {decision.deposit.action for decision in DECISIONS} == set(DepositMove)


def test_every_common_rule_decides() -> None:
    rules = {decision.band for decision in DECISIONS}
    assert rules >= {"provider_cancelled", "provider_no_show", "fraud_validated"}


def test_every_band_of_the_named_presets_decides() -> None:
    met = {decision.band for decision in DECISIONS}
    bands = {str(band) for preset in default_presets(1).values() for band in preset.bands}
    assert met >= bands


def test_the_rules_of_the_kernels_decide() -> None:
    assert {decision.band for decision in DECISIONS} >= {
        "partial_completion",
        "rebooked",
        "milestones",
        "accessed",
        "quality_validated",
        "not_delivered",
        "awaiting_delivery",
        "defects_unresolved",
        "tip",
        "before_period",
        "involuntary_churn",
        "service_outage",
        "running",
    }


def test_both_parties_cancel_and_both_stay_away() -> None:
    cancellations = [order.cancellation for order in ORDERS if order.cancellation]
    assert {cancellation.by for cancellation in cancellations} == set(Party)
    assert {leg.no_show for leg in LEGS} == {None, *Party}
    assert any(leg.cancellation for order in ORDERS if order.cancellation for leg in order.legs)


def test_orders_have_several_legs_kinds_and_providers() -> None:
    assert any(len({leg.provider_id for leg in order.legs}) == 3 for order in ORDERS)
    assert any(len({leg.kind for leg in order.legs}) == 3 for order in ORDERS)
    assert any(len({leg.provider_id for leg in order.legs}) < len(order.legs) for order in ORDERS)


def test_money_comes_in_every_size_and_in_several_currencies() -> None:
    assert {order.currency for order in ORDERS} == {"USD", "EUR", "GBP", "IDR"}
    assert max(order.payment.captured_cents for order in ORDERS) == MAX_CENTS
    assert any(leg.paid.platform_fee_cents == 0 for leg in LEGS)
    assert any(order.payment.credit_cents and order.payment.captured_cents for order in ORDERS)
    assert any(order.payment.credit_cents and not order.payment.captured_cents for order in ORDERS)


def test_prices_were_transferred_in_part_and_whole() -> None:
    transferred = [leg for leg in LEGS if leg.transferred_cents]
    assert any(leg.transferred_cents == leg.paid.service_cents for leg in transferred)
    assert any(leg.transferred_cents < leg.paid.service_cents for leg in transferred)


def test_cleaning_is_waived_once_and_kept_once_beside_add_ons() -> None:
    left_early = [leg for leg in LEGS if leg.usage and leg.usage.is_partial]
    with_add_ons = [
        leg.studio
        for leg in left_early
        if leg.studio and leg.studio.priced_cents < leg.paid.subtotal_cents
    ]
    assert {terms.cleaning_waived for terms in with_add_ons} == {True, False}
