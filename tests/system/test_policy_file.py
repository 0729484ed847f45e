"""One policy alone in a file, to be tried."""

import json
from pathlib import Path

import pytest

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.policy_file import read_policy_file
from core.orders.policy import Policy
from core.policies.default_presets import default_presets
from core.policies.policy_json import policy_json

TOML = """
kernel = "time_band"
rebooked_refund_pct = 80
bands = [{ from_hours = 0, buyer_refund_pct = 30, platform_fee_refund_pct = 0 }]
"""


def read(tmp_path: Path, text: str, name: str = "milder.toml") -> Policy:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return read_policy_file(file)


def test_a_policy_in_toml_is_named_for_its_file(tmp_path: Path) -> None:
    policy = read(tmp_path, TOML)

    assert (policy.name, policy.version, policy.kernel) == ("milder", 1, "time_band")
    assert policy.rebooked_refund_pct == 80
    assert policy.bands[0].buyer_refund_pct == 30


@pytest.mark.parametrize("preset", default_presets(version=2).values(), ids=lambda it: it.name)
def test_a_preset_that_was_printed_as_json_is_read_back(tmp_path: Path, preset: Policy) -> None:
    assert read(tmp_path, json.dumps(policy_json(preset), indent=2), "any.json") == preset


def test_json_is_told_from_toml_by_what_is_written_and_not_by_the_name(tmp_path: Path) -> None:
    assert read(tmp_path, '\n{"kernel": "tip", "bands": null}', "tip.toml").kernel == "tip"
    assert read(tmp_path, 'kernel = "tip"', "tip.json").kernel == "tip"


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("", "kernel", "is missing"),
        ('kernel = "tip"\ntarif_pct = 3', "tarif_pct", "Did you mean tariff_pct?"),
        ('{"kernel": "tip", "version": -1}', "version", "not -1"),
        ('{"kernel": "tip", "name": 3}', "name", "not 3"),
        ('{"kernel": "tip", "tariff_pct": NaN}', "tariff_pct", "not NaN"),
        ('kernel = "studio"', "bands", "must be a list"),
        ("[[versions]]\nversion = 1", "versions", "one policy"),
    ],
)
def test_a_policy_that_cannot_be_tried_is_told_with_the_path(
    tmp_path: Path, text: str, path: str, words: str
) -> None:
    with pytest.raises(PoliciesFileError) as told:
        read(tmp_path, text)

    assert told.value.path == path
    assert words in str(told.value)
    assert len(told.value.faults) == 1


@pytest.mark.parametrize("text", ["{", "kernel =", '{"a": ' + "[" * 5000, "{" + "9" * 5000])
def test_what_is_neither_json_nor_toml_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(PoliciesFileError, match="it is not ") as told:
        read(tmp_path, text)

    assert told.value.faults == ()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PoliciesFileError, match="cannot be read: No such file"):
        read_policy_file(tmp_path / "missing.toml")
