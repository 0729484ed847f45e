"""The policies file: what it means, and what is said of a faulty one."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from attrs import fields

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.toml_policies import DEFAULT_FILE, TomlPolicies
from core.policies.default_presets import default_presets
from core.policies.inactivity import Inactivity
from core.policies.policies import Policies
from core.policies.severe_cases import SevereCases
from core.sla.always_open import AlwaysOpen
from core.sla.business_hours import BusinessHours
from core.sla.clock_name import ClockName

ONE = "[[versions]]\nversion = 1\n"
WHOLE = """
[[versions]]
version = 1

[[versions]]
version = 12
proposal_lifetime = "36h"
hold_lifetime = "45d"
reopen_within = "90m"

[versions.severe_cases]
too_many = 5

[versions.inactivity]
nudge_after = "1h"
close_after = "90m"

[versions.dual_approval_cents]
USD = 0
EUR = 40000

[versions.sla.targets]
p1 = { first_response = "5m", resolution = "1d" }

[versions.sla.calendar_of]
p4 = "office"

[versions.sla.calendars.office]
zone = "Europe/Berlin"
holidays = ["2026-12-25"]
shifts.monday = ["09:00-12:00", "13:00-17:00"]
shifts.tuesday = ["09:00-24:00"]
"""

REFUNDS = """
[versions.presets.mild]
kernel = "time_band"
bands = [
  { from_hours = 24, buyer_refund_pct = 100, platform_fee_refund_pct = 100 },
  { from_hours = 0, to_hours = 24, buyer_refund_pct = 50, platform_fee_refund_pct = 0 },
]

[versions.cities."New York".mild]
rebooked_refund_pct = 80
"""


def read(tmp_path: Path, text: str) -> TomlPolicies:
    file = tmp_path / "policies.toml"
    file.write_text(text, encoding="utf-8")
    return TomlPolicies(file)


def test_the_shipped_file_says_what_domain_md_says() -> None:
    policies = TomlPolicies().current()

    assert policies == Policies(version=1)
    assert policies.dual_approval_cents == {"USD": 50_000}
    assert policies.proposal_lifetime == timedelta(days=7)
    assert policies.hold_lifetime == timedelta(days=90)
    assert policies.reopen_within == timedelta(days=30)


@pytest.mark.parametrize(
    ("priority", "first_response", "resolution"),
    [
        (1, timedelta(minutes=30), timedelta(hours=24)),
        (2, timedelta(hours=4), timedelta(hours=48)),
        (3, timedelta(hours=8), timedelta(hours=72)),
        (4, timedelta(hours=24), timedelta(days=5)),
        (5, timedelta(hours=48), timedelta(days=10)),
    ],
)
def test_the_shipped_targets_are_those_of_domain_md(
    priority: int, first_response: timedelta, resolution: timedelta
) -> None:
    sla = TomlPolicies().current().sla

    assert sla.target(ClockName.FIRST_RESPONSE, priority) == first_response
    assert sla.target(ClockName.RESOLUTION, priority) == resolution
    assert isinstance(sla.calendar(priority), AlwaysOpen)


def test_the_shipped_file_states_every_setting_and_relies_on_no_default() -> None:
    text = DEFAULT_FILE.read_text(encoding="utf-8")

    rules = [each.name for kind in (SevereCases, Inactivity) for each in fields(kind)]
    for name in ("proposal_lifetime", "hold_lifetime", "reopen_within", "USD", *rules):
        assert f"\n{name} = " in text
    for name in default_presets(version=1):
        assert f"[versions.presets.{name}]" in text


def test_presets_and_cities_are_read_from_their_version(tmp_path: Path) -> None:
    policies = read(tmp_path, WHOLE + REFUNDS)

    refunds = policies.current().refunds
    assert list(refunds.presets) == ["mild"]
    assert refunds.preset("mild").version == 12
    assert refunds.preset("mild", city="New York").rebooked_refund_pct == 80
    assert policies.version(1).refunds.presets == default_presets(version=1)


def test_what_the_shipped_file_explains_in_comments_can_be_put_in_force(tmp_path: Path) -> None:
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    explained = re.sub(r"^# (\[versions\..*\]|[\w.]+ = .*)$", r"\1", text, flags=re.MULTILINE)

    policies = read(tmp_path, explained).current()

    assert isinstance(policies.sla.calendar(4), BusinessHours)
    berlin = policies.refunds.preset("flexible", city="berlin")
    assert (berlin.rebooked_refund_pct, berlin.apology_credit_cents) == (80, 500)


def test_the_highest_version_is_in_force_and_the_others_are_remembered(tmp_path: Path) -> None:
    policies = read(tmp_path, WHOLE)

    assert policies.current() == policies.version(12)
    assert policies.version(1) == Policies(version=1)
    with pytest.raises(KeyError):
        policies.version(2)


def test_every_setting_of_a_version_is_read(tmp_path: Path) -> None:
    policies = read(tmp_path, WHOLE).current()

    assert policies.proposal_lifetime == timedelta(hours=36)
    assert policies.hold_lifetime == timedelta(days=45)
    assert policies.reopen_within == timedelta(minutes=90)
    assert policies.dual_approval_cents == {"USD": 0, "EUR": 40_000}
    assert policies.severe_cases == SevereCases(too_many=5)
    assert policies.inactivity.close_after == timedelta(minutes=90)
    assert policies.inactivity.close_resolved_after == timedelta(days=7)
    assert policies.sla.target(ClockName.FIRST_RESPONSE, 1) == timedelta(minutes=5)
    assert policies.sla.target(ClockName.FIRST_RESPONSE, 2) == timedelta(hours=4)


def test_a_priority_counts_on_the_calendar_it_is_given_and_the_others_around_the_clock(
    tmp_path: Path,
) -> None:
    sla = read(tmp_path, WHOLE).current().sla

    office = sla.calendar(4)
    assert isinstance(office, BusinessHours)
    assert office.zone == "Europe/Berlin"
    assert office.weekly_open == timedelta(hours=22)
    assert isinstance(sla.calendar(3), AlwaysOpen)


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("", "versions", "missing"),
        ("versions = []", "versions", "at least one"),
        ("versions = 3", "versions", "table"),
        ("versions = [3]", "versions[0]", "table"),
        ("[[versions]]", "versions[0].version", "missing"),
        ('[[versions]]\nversion = "1"', "versions[0].version", "whole number"),
        ("[[versions]]\nversion = true", "versions[0].version", "whole number"),
        (ONE + ONE, "versions[1].version", "taken"),
        (ONE + "hold_lifetim = '1d'", "versions[0].hold_lifetim", "no such setting"),
        (ONE + "hold_lifetime = 90", "versions[0].hold_lifetime", '"24h"'),
        (ONE + "hold_lifetime = '0d'", "versions[0].hold_lifetime", "above zero"),
        (ONE + "hold_lifetime = '-1d'", "versions[0].hold_lifetime", "above zero"),
        (ONE + "hold_lifetime = '1w'", "versions[0].hold_lifetime", '"24h"'),
        (ONE + "hold_lifetime = '100000d'", "versions[0].hold_lifetime", '"24h"'),
        (ONE + "severe_cases = 3", "versions[0].severe_cases", "table"),
        (ONE + "severe_cases.too_many = 0", "versions[0].severe_cases.too_many", "above zero"),
        (ONE + "severe_cases.within = 30", "versions[0].severe_cases.within", '"24h"'),
        (ONE + "severe_cases.most = 3", "versions[0].severe_cases.most", "no such setting"),
        (ONE + "inactivity = []", "versions[0].inactivity", "table"),
        (
            ONE + "inactivity.close_after = '3d'",
            "versions[0].inactivity.close_after",
            "more than nudge_after",
        ),
        (
            ONE + "inactivity.nudge_after = '0d'",
            "versions[0].inactivity.nudge_after",
            "above zero",
        ),
        (ONE + "dual_approval_cents = 5", "versions[0].dual_approval_cents", "table"),
        (
            ONE + "dual_approval_cents.EUR = -1",
            "versions[0].dual_approval_cents.EUR",
            "not negative",
        ),
        (
            ONE + "dual_approval_cents.EUR = 1.5",
            "versions[0].dual_approval_cents.EUR",
            "whole number",
        ),
        (ONE + "sla = 5", "versions[0].sla", "table"),
        (ONE + "sla.target = {}", "versions[0].sla.target", "no such setting"),
        (ONE + "sla.targets.p6 = {}", "versions[0].sla.targets.p6", "no such setting"),
        (
            ONE + "sla.targets.p2.first_response = '4h'",
            "versions[0].sla.targets.p2.resolution",
            "missing",
        ),
        (
            ONE + "sla.targets.p2 = { first_response = '4h', resolution = '9999d' }",
            "versions[0].sla.targets.p2.resolution",
            "open time",
        ),
        (ONE + "sla.calendar_of.p9 = 'x'", "versions[0].sla.calendar_of.p9", "p1, p2"),
        (ONE + "sla.calendar_of.p1 = 'x'", "versions[0].sla.calendar_of.p1", "no calendar 'x'"),
        (ONE + "sla.calendar_of.p1 = 5", "versions[0].sla.calendar_of.p1", "quotes"),
        (ONE + "sla.calendars.office = {}", "versions[0].sla.calendars.office.zone", "zone"),
        (
            ONE + "sla.calendars.office = { zone = 'Mars/Base' }",
            "versions[0].sla.calendars.office.zone",
            "IANA",
        ),
    ],
)
def test_a_fault_is_told_with_its_path_in_the_file_and_how_to_mend_it(
    tmp_path: Path, text: str, path: str, words: str
) -> None:
    with pytest.raises(PoliciesFileError) as fault:
        read(tmp_path, text)

    assert fault.value.path == path
    assert words in fault.value.problem
    told = f"{tmp_path / 'policies.toml'}: {path}: {fault.value.problem}"
    assert str(fault.value).startswith(told)


@pytest.mark.parametrize(
    ("text", "path", "problem", "hint"),
    [
        ("presets = 3", "presets", "table for each preset", "policy show"),
        ("preset.mild.kernel = 'tip'", "preset", "no such setting", "Did you mean presets?"),
        ("refunds = {}", "refunds", "no such setting", "Use one of: version, dual_approval"),
        (
            "presets.mild = { kernel = 'tip', tarif_pct = 1 }",
            "presets.mild.tarif_pct",
            "no such field",
            "Did you mean tariff_pct?",
        ),
        (
            "presets.mild = { kernel = 'tip', tariff_pct = 2026-01-01 }",
            "presets.mild.tariff_pct",
            'not "2026-01-01"',
            "from 0 to 100",
        ),
        (
            "presets.mild = { kernel = 'tip', apology_credit_cents = 0x" + "f" * 5000 + " }",
            "presets.mild.apology_credit_cents",
            'not "a number of 20000 bits"',
            "whole cents",
        ),
        (
            "cities.berlin.flexible.bands = ["
            "{ from_hours = 24, buyer_refund_pct = 9, platform_fee_refund_pct = 0 },"
            "{ from_hours = 0, to_hours = 20, buyer_refund_pct = 0, platform_fee_refund_pct = 0 }]",
            "cities.berlin.flexible.bands[0].from_hours",
            "leaves a gap",
            "Bands cover all the time",
        ),
        ("cities.berlin.flex = {}", "cities.berlin.flex", "no preset", "Did you mean flexible?"),
    ],
)
def test_a_fault_in_a_preset_or_city_is_told_with_its_path_and_a_hint(
    tmp_path: Path, text: str, path: str, problem: str, hint: str
) -> None:
    with pytest.raises(PoliciesFileError) as told:
        read(tmp_path, ONE + text)

    (fault,) = told.value.faults
    assert fault.path == told.value.path == f"versions[0].{path}"
    assert problem in fault.problem
    assert hint in fault.hint
    assert str(told.value).endswith(f"{fault.path}: {fault.problem}. {fault.hint}")


def test_all_faults_of_all_versions_are_told_the_first_in_the_message(tmp_path: Path) -> None:
    first = ONE + "hold_lifetime = 1\nsla.targets.p6 = {}\npresets.tip.kernel = 'tipp'\n"
    second = "[[versions]]\nversion = 2\nreopen_within = 1\ncities.berlin.tipp = {}\n"

    with pytest.raises(PoliciesFileError) as told:
        read(tmp_path, first + second)

    assert [fault.path for fault in told.value.faults] == [
        "versions[0].hold_lifetime",
        "versions[0].sla.targets.p6",
        "versions[0].presets.tip.kernel",
        "versions[1].reopen_within",
        "versions[1].cities.berlin.tipp",
    ]
    assert "versions[0].hold_lifetime" in str(told.value)
    assert "(and 4 more" in str(told.value)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (b"[[versions]]\nversion = " + b"9" * 5000, "not TOML"),
        (b"a = " + b"[" * 5000, "nested too deeply"),
        (b"[[versions]]\nversion = 1 # \xff", "byte 27"),
    ],
)
def test_a_file_that_cannot_even_be_read_has_no_setting_at_fault(
    tmp_path: Path, written: bytes, problem: str
) -> None:
    file = tmp_path / "policies.toml"
    file.write_bytes(written)

    with pytest.raises(PoliciesFileError) as fault:
        TomlPolicies(file)

    assert fault.value.faults == ()
    assert problem in fault.value.problem


def test_a_file_that_is_no_toml_is_told_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(PoliciesFileError) as fault:
        read(tmp_path, "[[versions]]\nversion =\n")

    assert fault.value.path == ""
    assert "line 2" in fault.value.problem


def test_a_file_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(PoliciesFileError) as fault:
        TomlPolicies(tmp_path / "missing.toml")

    assert fault.value.file == tmp_path / "missing.toml"
