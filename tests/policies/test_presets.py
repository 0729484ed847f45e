"""The presets that come with the program decide as kernels.md says, to the cent."""

from datetime import timedelta
from typing import Any

import pytest

from adapters.system.toml_policies import TomlPolicies
from core.policies.default_presets import default_presets
from tests.kernels.cases import STARTS, decided, split_of
from tests.kernels.test_worked_examples import EXAMPLES, USED_90_OF_240
from tests.orders.worked_example import Json, cancelled, leg_json
from tests.policies.presets import terms

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
PRESET_OF = {"talent": "flexible", "studio": "studio", "deliverable": "deliverable"}
FULL_FEE_KEPT = (100000, 8250, 0, 0)
HALF_FEE_BACK = (50000, 4125, 10000, 825)
THREE_QUARTERS = (75000, 6188, 0, 0)
NOTHING = (0, 0, 0, 0)


def test_the_file_that_comes_with_the_program_has_the_presets_of_kernels_md() -> None:
    assert TomlPolicies().current().refunds.presets == default_presets(version=1)
    assert list(default_presets(version=1)) == [
        "flexible",
        "standard",
        "strict",
        "studio",
        "deliverable",
        "ppv",
        "request",
        "tip",
        "subscription",
    ]


@pytest.mark.parametrize(("leg", "before", "by", "eligible", "split"), EXAMPLES)
def test_a_worked_example_sold_under_its_preset_comes_out_to_the_cent(
    leg: Json, before: timedelta, by: str, eligible: int, split: tuple[int, ...]
) -> None:
    sold = {**leg, "policy": terms(PRESET_OF[leg["kind"]])}
    cancellation = cancelled(by, (STARTS - before).isoformat())

    decision = decided(sold, when=STARTS, cancellation=cancellation)

    assert split_of(decision.eligible) == split
    assert decision.eligible.total_cents == eligible


def test_the_worked_partial_completion_sold_as_flexible_comes_out_to_the_cent() -> None:
    leg = leg_json(policy=terms("flexible"), usage=USED_90_OF_240)

    decision = decided(leg, when=STARTS, reason="partial_completion")

    assert split_of(decision.eligible) == (62500, 5156, 6250, 516)


@pytest.mark.parametrize(
    ("preset", "before", "split"),
    [
        ("standard", 168 * HOUR, FULL_FEE_KEPT),
        ("standard", 168 * HOUR - SECOND, HALF_FEE_BACK),
        ("standard", 48 * HOUR, HALF_FEE_BACK),
        ("standard", 48 * HOUR - SECOND, NOTHING),
        ("strict", 336 * HOUR, THREE_QUARTERS),
        ("strict", 336 * HOUR - SECOND, HALF_FEE_BACK),
        ("strict", 168 * HOUR, HALF_FEE_BACK),
        ("strict", 168 * HOUR - SECOND, NOTHING),
    ],
)
def test_the_bands_of_standard_and_strict_end_where_kernels_md_ends_them(
    preset: str, before: timedelta, split: tuple[int, ...]
) -> None:
    cancellation = cancelled("buyer", (STARTS - before).isoformat())

    decision = decided(leg_json(policy=terms(preset)), cancellation=cancellation)

    assert split_of(decision.eligible) == split


CREATORS: list[tuple[str, dict[str, Any], int]] = [
    ("ppv", {"access": {"finals_accessed_at": "2026-11-21T00:00:00Z"}}, 0),
    (
        "ppv",
        {"access": {"finals_accessed_at": "2026-11-21T00:00:00Z", "quality_validated": True}},
        54125,
    ),
    ("ppv", {}, 119075),
    (
        "request",
        {"access": {"delivered_at": "2026-11-21T00:00:00Z", "defects_unresolved": True}},
        54125,
    ),
    ("tip", {}, 0),
    (
        "subscription",
        {
            "subscription": {
                "period_start": "2027-01-01T00:00:00Z",
                "period_end": "2027-02-01T00:00:00Z",
            }
        },
        119075,
    ),
]


@pytest.mark.parametrize(("kind", "parts", "cents"), CREATORS)
def test_creators_presets_have_the_defaults_of_kernels_md(
    kind: str, parts: dict[str, Any], cents: int
) -> None:
    decision = decided(leg_json(kind, policy=terms(kind), **parts), when=STARTS)

    assert decision.eligible.total_cents == cents


def test_a_pay_per_view_that_never_came_is_paid_back_after_fourteen_days() -> None:
    captured = STARTS.replace(month=11, day=20, hour=9)
    leg = leg_json("ppv", policy=terms("ppv"))

    assert decided(leg, when=captured + 336 * HOUR - SECOND).eligible.total_cents == 0
    assert decided(leg, when=captured + 336 * HOUR).eligible.total_cents == 119075
