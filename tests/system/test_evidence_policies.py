"""What evidence may be, in a policies file."""

from datetime import timedelta
from pathlib import Path

import pytest

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.toml_policies import TomlPolicies
from core.evidence.media_types import MEDIA_TYPES
from core.evidence.terms import EvidenceTerms
from core.policies.policies import Policies
from entrypoints.policy.policies_json import policies_json


def read(folder: Path, terms: str) -> Policies:
    file = folder / "policies.toml"
    file.write_text(f"[[versions]]\nversion = 1\n[versions.evidence]\n{terms}")
    return TomlPolicies(file).current()


def test_the_file_that_comes_with_the_program_says_what_holds_without_one() -> None:
    assert TomlPolicies().current().evidence == EvidenceTerms()


def test_what_is_attached_is_kept_for_no_less_than_seven_years() -> None:
    assert EvidenceTerms().retention == timedelta(days=2557)


def test_a_file_sets_each_term_and_leaves_the_others(tmp_path: Path) -> None:
    terms = read(tmp_path, 'types = ["image/png"]\nlargest_bytes = 5\nretention = "10d"\n').evidence
    assert terms == EvidenceTerms(
        types=("image/png",), largest_bytes=5, retention=timedelta(days=10)
    )


@pytest.mark.parametrize(
    ("terms", "path"),
    [
        ('types = ["image/svg+xml"]', "types[0]"),
        ('types = ["image/png", "text/html"]', "types[1]"),
        ('types = ["application/zip"]', "types[0]"),
        ("types = []", "types"),
        ("types = [3]", "types[0]"),
        ("largest_bytes = 0", "largest_bytes"),
        ("largest_bytes = -1", "largest_bytes"),
        ("largest_pixels = 0", "largest_pixels"),
        ('form_lifetime = "61m"', "form_lifetime"),
        ('link_lifetime = "1d"', "link_lifetime"),
        ('retention = "0d"', "retention"),
        ("larges_bytes = 5", "larges_bytes"),
    ],
)
def test_terms_that_cannot_be_are_told_with_their_path(
    terms: str, path: str, tmp_path: Path
) -> None:
    with pytest.raises(PoliciesFileError) as told:
        read(tmp_path, terms + "\n")
    assert told.value.path == f"versions[0].evidence.{path}"


def test_they_are_shown_as_json(tmp_path: Path) -> None:
    told = policies_json(read(tmp_path, 'form_lifetime = "10m"\n'))["evidence"]
    assert told == {
        "types": list(MEDIA_TYPES),
        "largest_bytes": 104_857_600,
        "largest_pixels": 100_000_000,
        "form_lifetime": "10m",
        "link_lifetime": "5m",
        "retention": "2557d",
    }
