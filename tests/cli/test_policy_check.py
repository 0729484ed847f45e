"""`support-center policy check`: what is said of a policies file."""

from pathlib import Path

import pytest

from adapters.system.toml_policies import DEFAULT_FILE
from entrypoints.cli.main import main
from tests.cli.command_line import run_cli
from tests.cli.policies_file import policies_file

FAULTY = """
[[versions]]
version = 1
hold_lifetim = "90d"

[versions.presets.flexible]
kernel = "time_band"
tarif_pct = 50
bands = [{ from_hours = 0, buyer_refund_pct = 120, platform_fee_refund_pct = 0 }]

[versions.cities.berlin.flexible]
bands = [
  { from_hours = 72, buyer_refund_pct = 100, platform_fee_refund_pct = 0 },
  { from_hours = 0, to_hours = 48, buyer_refund_pct = 0, platform_fee_refund_pct = 0 },
]

[versions.cities.berlin.flexibel]
apology_credit_cents = 500
"""
TOLD = """\
FILE: versions[0].hold_lifetim: there is no such setting
  Did you mean hold_lifetime?
FILE: versions[0].presets.flexible.tarif_pct: there is no such field here
  Did you mean tariff_pct?
FILE: versions[0].presets.flexible.bands[0].buyer_refund_pct: must be a whole percentage from 0 \
to 100, not 120
  Write a whole number from 0 to 100, without quotes and without a percent sign. The nearer the \
start, the less comes back, or as much.
FILE: versions[0].cities.berlin.flexible.bands[0].from_hours: leaves a gap: the band below ends \
at 48 h, this starts at 72 h
  Bands cover all the time to the start once: one starts at 0, each other one where the one below \
it ends, and the farthest has no to_hours.
FILE: versions[0].cities.berlin.flexibel: there is no preset "flexibel" to change
  Did you mean flexible?
"""


def test_the_file_of_the_program_is_fine() -> None:
    done = run_cli("policy", "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{DEFAULT_FILE}: version 1, 9 presets, 0 cities: fine\n"


def test_a_file_that_is_fine_is_told_by_what_would_be_in_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = policies_file(tmp_path)

    assert main(["policy", "check", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: version 2, 2 presets, 1 city: fine\n"


def test_every_fault_is_told_with_its_path_and_a_hint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = policies_file(tmp_path, FAULTY)

    assert main(["policy", "check", str(file)]) == 1
    assert capsys.readouterr().out.replace(str(file), "FILE") == TOLD


def test_without_a_file_the_one_of_the_environment_is_checked(tmp_path: Path) -> None:
    file = policies_file(tmp_path, FAULTY)

    done = run_cli("policy", "check", SUPPORT_CENTER_POLICIES=str(file))

    assert done.returncode == 1
    assert done.stdout.replace(str(file), "FILE") == TOLD


@pytest.mark.parametrize("text", [None, "[[versions]", "\x00"])
def test_a_file_that_cannot_be_read_is_misuse(
    tmp_path: Path, text: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "missing.toml" if text is None else policies_file(tmp_path, text)

    assert main(["policy", "check", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"support-center: {file}: it ")
    assert told.err.count("\n") == 1
