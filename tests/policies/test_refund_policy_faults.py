"""Presets and cities that cannot be used are told with the path of each fault, and a hint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.policies.policy_fault import PolicyFault
from core.policies.refund_policies import RefundPolicies
from core.policies.refund_tables import read_refund_policies
from tests.orders.worked_example import FLEXIBLE, Json, band

TALENT: Json = {"kernel": "time_band", "bands": FLEXIBLE}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def faults(presets: object, cities: object = None) -> tuple[PolicyFault, ...]:
    found = read_refund_policies(presets, cities, version=1)
    assert not isinstance(found, RefundPolicies), found
    return found


def one_fault(presets: object, cities: object = None) -> PolicyFault:
    (fault,) = faults(presets, cities)
    return fault


@pytest.mark.parametrize(
    ("presets", "path", "problem", "hint"),
    [
        (3, "presets", "table for each preset", "policy show"),
        ({}, "presets", "table for each preset", "policy show"),
        ({"mild": 3}, "presets.mild", "not 3", "kernel, bands"),
        ({"mild": [TALENT]}, "presets.mild", "a list", "kernel, bands"),
        ({"m@b": TALENT}, 'presets["m@b"]', "cannot be a name", "without @"),
        ({" ": TALENT}, 'presets[" "]', "cannot be a name", "name"),
        ({"mild": {}}, "presets.mild.kernel", "is missing", "time_band is talent"),
        ({"mild": {"kernel": "time"}}, "presets.mild.kernel", 'not "time"', "kind of sale"),
        ({"mild": {"kernel": "studio"}}, "presets.mild.bands", "is missing", "starts at 0"),
    ],
)
def test_a_preset_that_is_none_is_told(presets: object, path: str, problem: str, hint: str) -> None:
    fault = one_fault(presets)

    assert fault.path == path
    assert problem in fault.problem
    assert hint in fault.hint


@pytest.mark.parametrize(
    ("field", "value", "problem", "hint"),
    [
        ("provider_cancel_full_refund", "yes", "true or false", "without quotes"),
        ("provider_cancel_full_refund", 1, "true or false", "without quotes"),
        ("rebooked_refund_pct", 101, "not 101", "from 0 to 100"),
        ("rebooked_refund_pct", -1, "not -1", "from 0 to 100"),
        ("rebooked_refund_pct", 50.0, "not 50.0", "whole number"),
        ("rebooked_refund_pct", "50", 'not "50"', "without quotes"),
        ("apology_credit_cents", -1, "whole cents", "whole cents"),
        ("apology_credit_cents", 2**31, "whole cents", "whole cents"),
        ("ppv_delivery_days", 1.5, "whole number", "whole days"),
        ("quality_refund_pct", True, "not true", "whole number"),
        ("tariff_pct", 200, "not 200", "from 0 to 100"),
        ("bands", 3, "must be a list", "Bands cover"),
        ("bands", [], "at least one band", "Bands cover"),
    ],
)
def test_a_field_that_does_not_fit_is_told_in_a_preset_and_in_a_city(
    field: str, value: object, problem: str, hint: str
) -> None:
    in_preset = one_fault({"mild": {**TALENT, field: value}})
    in_city = one_fault({"mild": TALENT}, {"berlin": {"mild": {field: value}}})

    assert in_preset.path == f"presets.mild.{field}"
    assert in_city.path == f"cities.berlin.mild.{field}"
    for fault in (in_preset, in_city):
        assert problem in fault.problem
        assert hint in fault.hint


@pytest.mark.parametrize(
    ("bands", "path", "problem"),
    [
        ([band(24, None, 100, 0), band(0, 20, 0, 0)], "[0].from_hours", "leaves a gap"),
        ([band(20, None, 100, 0), band(0, 24, 0, 0)], "[0].from_hours", "overlaps"),
        ([band(24, None, 100, 0), band(1, 24, 0, 0)], "[1].from_hours", "must be 0"),
        ([band(24, 72, 100, 0), band(0, 24, 0, 0)], "[0].to_hours", "ends open"),
        ([band(24, None, 50, 0), band(0, 24, 60, 0)], "[1].buyer_refund_pct", "must not rise"),
        ([band(24, None, 101, 0), band(0, 24, 0, 0)], "[0].buyer_refund_pct", "not 101"),
        ([band(0, None, 0, -1)], "[0].platform_fee_refund_pct", "not -1"),
        ([band(0, 0, 0, 0)], "[0].to_hours", "more than from_hours"),
        ([3], "[0]", "must be an object"),
        ([{"from_hours": 0}], "[0].buyer_refund_pct", "is missing"),
    ],
)
def test_bands_that_do_not_cover_the_time_once_are_told_in_a_preset_and_in_a_city(
    bands: object, path: str, problem: str
) -> None:
    in_preset = one_fault({"mild": {"kernel": "studio", "bands": bands}})
    in_city = one_fault(None, {"berlin": {"flexible": {"bands": bands}}})

    assert in_preset.path == f"presets.mild.bands{path}"
    assert in_city.path == f"cities.berlin.flexible.bands{path}"
    assert problem in in_preset.problem
    assert problem in in_city.problem


@pytest.mark.parametrize(
    ("cities", "path", "problem", "hint"),
    [
        (3, "cities", "table for each city", "policy show"),
        ({"berlin": 3}, "cities.berlin", "table for each preset", "policy show"),
        ({"berlin": {"flexible": 3}}, "cities.berlin.flexible", "must be a table", "kernel"),
        ({"berlin": {"flexibel": {}}}, "cities.berlin.flexibel", "no preset", "mean flexible?"),
        ({"berlin": {"mild": {}}}, "cities.berlin.mild", "no preset", "flexible, standard"),
        ({"a@b": {}}, 'cities["a@b"]', "cannot be a name", "without @"),
        (
            {"São Paulo": {"tip": {"kernel": "ppv"}}},
            'cities["S\\u00e3o Paulo"].tip.kernel',
            "must stay tip",
            "Leave it out",
        ),
    ],
)
def test_a_city_that_cannot_be_followed_is_told(
    cities: object, path: str, problem: str, hint: str
) -> None:
    fault = one_fault(None, cities)

    assert fault.path == path
    assert problem in fault.problem
    assert hint in fault.hint


@pytest.mark.parametrize(
    ("slip", "path", "meant"),
    [
        ({"tarif_pct": 1}, "tarif_pct", "tariff_pct"),
        ({"provider_cancel_refund": True}, "provider_cancel_refund", "provider_cancel_full_refund"),
        ({"REBOOKED_REFUND_PCT": 1}, "REBOOKED_REFUND_PCT", "rebooked_refund_pct"),
        ({"bands": [{**band(0, None, 0, 0), "from_hour": 3}]}, "bands[0].from_hour", "from_hours"),
    ],
)
def test_a_slip_in_a_name_is_told_with_the_name_that_was_meant(
    slip: Json, path: str, meant: str
) -> None:
    in_preset = one_fault({"mild": {**TALENT, **slip}})
    in_city = one_fault({"mild": TALENT}, {"berlin": {"mild": slip}})

    assert in_preset.path == f"presets.mild.{path}"
    assert in_city.path == f"cities.berlin.mild.{path}"
    assert in_preset.hint == in_city.hint == f"Did you mean {meant}?"


def test_a_name_like_no_other_is_told_with_all_there_are() -> None:
    assert one_fault({"mild": {**TALENT, "colour": "blue"}}).hint.startswith("Use one of: kernel,")


def test_every_fault_is_told_and_none_twice() -> None:
    found = faults(
        {
            "mild": {**TALENT, "tariff_pct": 101, "rebooked_refund_pct": 101},
            "wild": {"kernel": "tip", "tariff": 1},
        },
        {"berlin": {"mild": {"apology_credit_cents": -1}, "wild": {"tariff_pct": 101}}},
    )

    assert [fault.path for fault in found] == [
        "presets.mild.rebooked_refund_pct",
        "presets.mild.tariff_pct",
        "presets.wild.tariff",
        "cities.berlin.mild.apology_credit_cents",
        "cities.berlin.wild.tariff_pct",
    ]


@given(presets=JSON, cities=JSON)
def test_whatever_a_file_says_is_read_or_told_and_raises_nothing(
    presets: object, cities: object
) -> None:
    for tables in (
        (presets, cities),
        ({"mild": presets}, {"berlin": {"mild": cities}}),
        (None, {"berlin": {"flexible": {"bands": cities}}}),
    ):
        read = read_refund_policies(*tables, version=1)
        assert isinstance(read, RefundPolicies) or all(fault.path for fault in read)
        assert read
