"""Thresholds and caps of goodwill and deposits in a policies file."""

from pathlib import Path

import pytest

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.toml_policies import TomlPolicies
from core.policies.policies import Policies
from entrypoints.policy.overview import overview
from entrypoints.policy.policies_json import policies_json

SETTINGS = ("goodwill_approval_cents", "goodwill_monthly_cents", "deposit_approval_cents")


def read(folder: Path, text: str) -> Policies:
    file = folder / "policies.toml"
    file.write_text("[[versions]]\nversion = 1\n" + text)
    return TomlPolicies(file).current()


def test_the_file_that_comes_with_the_program_says_what_holds_without_one() -> None:
    shipped, bare = TomlPolicies().current(), Policies(version=1)
    assert shipped.goodwill_approval_cents == bare.goodwill_approval_cents == {"USD": 5_000}
    assert shipped.goodwill_monthly_cents == bare.goodwill_monthly_cents == {"USD": 50_000}
    assert shipped.deposit_approval_cents == bare.deposit_approval_cents == {"USD": 20_000}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_file_sets_each_by_currency(setting: str, tmp_path: Path) -> None:
    policies = read(tmp_path, f"{setting} = {{ EUR = 400, USD = 0 }}\n")
    assert getattr(policies, setting) == {"EUR": 400, "USD": 0}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("value", ["-1", "1.5", '"much"', "true"])
def test_what_is_no_amount_is_told_with_its_path(setting: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(PoliciesFileError) as told:
        read(tmp_path, f"{setting} = {{ EUR = {value} }}\n")
    assert told.value.path == f"versions[0].{setting}.EUR"


def test_they_are_shown_in_words_and_as_json(tmp_path: Path) -> None:
    policies = read(
        tmp_path,
        "goodwill_approval_cents = { EUR = 400 }\n"
        "goodwill_monthly_cents = { EUR = 900 }\n"
        "deposit_approval_cents = { EUR = 700 }\n",
    )
    shown = [" ".join(line.split()) for line in overview(policies)]
    for line in (
        "a second person approves goodwill credits in EUR above 400 cents",
        "one agent credits as goodwill in EUR a month at most 900 cents",
        "a second person approves goodwill credits in any other currency always",
        "a second person approves claims on deposits in EUR above 700 cents",
        "a second person approves claims on deposits in any other currency always",
    ):
        assert line in shown
    told = policies_json(policies)
    assert [told[name] for name in SETTINGS] == [{"EUR": 400}, {"EUR": 900}, {"EUR": 700}]
