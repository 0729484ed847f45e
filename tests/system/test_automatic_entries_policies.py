"""What may happen without a person, in a policies file."""

from pathlib import Path

import pytest

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.toml_policies import TomlPolicies
from core.cancellations.terms import AutomaticEntryTerms
from core.orders.kind import LegKind
from core.orders.party import Party
from core.policies.policies import Policies
from entrypoints.policy.policies_json import policies_json


def read(folder: Path, terms: str) -> Policies:
    file = folder / "policies.toml"
    file.write_text(f"[[versions]]\nversion = 1\n[versions.automatic_entries]\n{terms}\n")
    return TomlPolicies(file).current()


def test_the_file_that_comes_with_the_program_says_what_holds_without_one() -> None:
    assert TomlPolicies().current().automatic_entries == AutomaticEntryTerms()


def test_a_file_sets_each_term_and_leaves_the_others(tmp_path: Path) -> None:
    policies = read(tmp_path, 'cancelled_by = ["buyer"]\nkinds = ["ppv"]')
    assert policies.automatic_entries == AutomaticEntryTerms(
        cancelled_by=frozenset({Party.BUYER}), kinds=frozenset({LegKind.PPV})
    )
    assert policies_json(policies)["automatic_entries"] == {
        "cancelled_by": ["buyer"],
        "kinds": ["ppv"],
        "refund_up_to_cents": {"USD": 50_000},
    }
    assert read(tmp_path, "cancelled_by = []").automatic_entries.cancelled_by == frozenset()


@pytest.mark.parametrize(
    ("terms", "path"),
    [
        ('cancelled_by = "buyer"', "cancelled_by"),
        ('cancelled_by = ["buyer", "studio"]', "cancelled_by[1]"),
        ('kinds = ["tips"]', "kinds[0]"),
        ("kinds = [3]", "kinds[0]"),
        ("refund_up_to_cents = 5", "refund_up_to_cents"),
        ("refund_up_to_cents = { USD = -1 }", "refund_up_to_cents.USD"),
        ("refund_upto_cents = {}", "refund_upto_cents"),
    ],
)
def test_terms_that_cannot_be_are_told_with_their_path(
    terms: str, path: str, tmp_path: Path
) -> None:
    with pytest.raises(PoliciesFileError) as told:
        read(tmp_path, terms)
    assert told.value.path == f"versions[0].automatic_entries.{path}"
