"""A preset by its name, in a city or anywhere."""

import pytest

from core.orders.kind import LegKind
from core.orders.policy import Policy
from core.orders.reading.policy import read_policy
from core.policies.default_presets import default_presets
from core.policies.policies import Policies
from core.policies.policy_json import policy_json
from core.policies.refund_policies import RefundPolicies, UnknownPreset
from core.policies.refund_tables import read_refund_policies
from tests.orders.worked_example import Json, band

MILD: Json = {
    "kernel": "time_band",
    "bands": [band(24, None, 100, 100), band(0, 24, 50, 0)],
    "apology_credit_cents": 500,
}
TWO_BANDS = [band(48, None, 80, 0), band(0, 48, 20, 0)]


def read(presets: object = None, cities: object = None, *, version: int = 4) -> RefundPolicies:
    found = read_refund_policies(presets, cities, version=version)
    assert isinstance(found, RefundPolicies), found
    return found


def test_a_preset_has_its_name_the_version_it_stands_in_and_the_defaults_of_the_rest() -> None:
    mild = read({"mild": MILD}).preset("mild")

    assert (mild.version, mild.name, mild.kernel) == (4, "mild", "time_band")
    assert [str(each) for each in mild.bands] == ["< 24 h", ">= 24 h"]
    assert mild.apology_credit_cents == 500
    assert mild.rebooked_refund_pct == 100
    assert mild.provider_cancel_full_refund


def test_without_presets_of_its_own_a_version_has_those_of_kernels_md() -> None:
    assert read().presets == default_presets(version=4)
    assert Policies(version=4).refunds == read()


def test_a_file_with_presets_of_its_own_has_no_others() -> None:
    assert list(read({"mild": MILD}).presets) == ["mild"]


def test_a_preset_that_nobody_wrote_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownPreset) as unknown:
        read({"mild": MILD}).preset("strict")

    assert (unknown.value.name, unknown.value.known) == ("strict", ("mild",))


def test_a_city_changes_the_fields_it_names_and_keeps_the_others() -> None:
    refunds = read({"mild": MILD}, {"berlin": {"mild": {"rebooked_refund_pct": 80}}})

    general, berlin = refunds.preset("mild"), refunds.preset("mild", city="berlin")

    assert berlin == Policy(
        version=4,
        name="mild@berlin",
        kernel="time_band",
        bands=general.bands,
        apology_credit_cents=500,
        rebooked_refund_pct=80,
    )
    assert general.rebooked_refund_pct == 100


def test_a_city_that_changes_bands_replaces_them_all() -> None:
    refunds = read({"mild": MILD}, {"berlin": {"mild": {"bands": TWO_BANDS}}})

    berlin = refunds.preset("mild", city="berlin")

    assert [(each.from_hours, each.buyer_refund_pct) for each in berlin.bands] == [
        (0, 20),
        (48, 80),
    ]
    assert berlin.apology_credit_cents == 500


def test_a_city_that_is_not_mentioned_or_changes_another_preset_has_the_general_terms() -> None:
    refunds = read(cities={"berlin": {"strict": {"apology_credit_cents": 700}}})

    assert refunds.preset("strict", city="hamburg") == refunds.preset("strict")
    assert refunds.preset("flexible", city="berlin") == refunds.preset("flexible")
    assert refunds.preset("strict", city="berlin").apology_credit_cents == 700


def test_a_city_may_repeat_the_kernel_of_the_preset() -> None:
    refunds = read(cities={"berlin": {"tip": {"kernel": "tip", "apology_credit_cents": 1}}})

    assert refunds.preset("tip", city="berlin").kernel == "tip"


@pytest.mark.parametrize("name", default_presets(version=1))
def test_the_json_of_a_preset_is_read_back_from_a_snapshot_as_the_same_policy(name: str) -> None:
    preset = default_presets(version=3)[name]
    kind = next(kind for kind in LegKind if kind.kernel == preset.kernel)

    assert read_policy(policy_json(preset), "", kind) == preset


def test_the_json_of_a_preset_is_that_of_the_order_in_kernels_md() -> None:
    written = policy_json(default_presets(version=1)["flexible"])

    assert written == {
        "version": 1,
        "name": "flexible",
        "kernel": "time_band",
        "bands": [band(72, None, 100, 0), band(24, 72, 50, 100), band(0, 24, 0, 0)],
        "provider_cancel_full_refund": True,
        "rebooked_refund_pct": 100,
        "apology_credit_cents": 0,
        "ppv_delivery_days": 14,
        "quality_refund_pct": 50,
        "tariff_pct": 50,
    }
    assert "bands" not in policy_json(default_presets(version=1)["tip"])
