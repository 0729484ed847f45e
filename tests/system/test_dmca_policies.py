"""What a policies file says of copyright claims."""

from datetime import date
from pathlib import Path

import pytest

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.toml_policies import TomlPolicies
from core.dmca.terms import DmcaTerms
from core.policies.policies import Policies
from entrypoints.policy.policies_json import policies_json


def read(folder: Path, text: str) -> Policies:
    file = folder / "policies.toml"
    file.write_text("[[versions]]\nversion = 1\n" + text)
    return TomlPolicies(file).current()


def test_the_file_that_comes_with_the_program_says_what_holds_without_one() -> None:
    assert TomlPolicies().current().dmca == Policies(version=1).dmca == DmcaTerms()


def test_a_file_sets_days_counts_and_the_calendar(tmp_path: Path) -> None:
    terms = read(
        tmp_path,
        "[versions.dmca]\nrestore_within_days = 12\nrepeat_offender_claims = 2\n"
        '[versions.dmca.calendar]\nzone = "Europe/Berlin"\nholidays = ["2026-12-24"]\n'
        'shifts.sunday = ["10:00-11:00"]\n',
    ).dmca
    assert (terms.restore_after_days, terms.restore_within_days) == (10, 12)
    assert terms.repeat_offender_claims == 2
    assert terms.calendar.zone == "Europe/Berlin"
    assert terms.calendar.holidays == frozenset({date(2026, 12, 24)})


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("restore_after_days = 0", "restore_after_days"),
        ("restore_within_days = 10", "restore_within_days"),
        ("restore_within_days = 61", "restore_within_days"),
        ("repeat_offender_claims = 0", "repeat_offender_claims"),
        ("most_urls = 1001", "most_urls"),
        ("most_urls = 0", "most_urls"),
        ("days = 3", "days"),
        ("calendar = 3", "calendar"),
        ('calendar = { zone = "Nowhere", shifts = { monday = ["09:00-17:00"] } }', "calendar.zone"),
        ('calendar = { zone = "UTC" }', "calendar.shifts"),
    ],
)
def test_what_cannot_be_is_told_with_its_path(tmp_path: Path, text: str, path: str) -> None:
    with pytest.raises(PoliciesFileError) as told:
        read(tmp_path, f"[versions.dmca]\n{text}\n")
    assert told.value.path == f"versions[0].dmca.{path}"


def test_the_terms_are_shown_as_json() -> None:
    told = policies_json(Policies(version=1))["dmca"]
    assert (told["restore_after_days"], told["restore_within_days"]) == (10, 14)
    assert told["calendar"]["zone"] == "America/New_York"
