"""The macros file: what ships, and what is said of a faulty one."""

from pathlib import Path

import pytest

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.toml_macros import TomlMacros
from entrypoints.cli.main import main

HEAD = '[macros.ask]\ntitle = "Ask"\nkinds = ["booking"]\n'
STEPS = 'steps = [{ do = "message", text = "Hello." }]\n'


def read(folder: Path, text: str) -> TomlMacros:
    file = folder / "macros.toml"
    file.write_text(text, encoding="utf-8")
    return TomlMacros(file)


def test_the_macros_of_the_program_are_those_that_agents_need() -> None:
    assert [macro.name for macro in TomlMacros().all()] == [
        "refund_ladder",
        "buyer_no_show",
        "duplicate_charge",
        "content_unavailable",
        "request_info",
        "evidence_request",
        "dmca_hide",
        "dmca_restore",
    ]


def test_a_macro_of_ones_own_is_read(tmp_path: Path) -> None:
    macro = read(tmp_path, HEAD + STEPS).named("ask")
    assert macro is not None
    assert (macro.title, macro.steps[0].text) == ("Ask", "Hello.")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("", "macros"),
        ("macro = 3", "macro"),
        (HEAD, "macros.ask.steps"),
        (STEPS.replace("steps", "[macros.ask]\nsteps"), "macros.ask.title"),
        (HEAD.replace("booking", "boking") + STEPS, "macros.ask.kinds"),
        (HEAD + STEPS + "statuses = []", "macros.ask.statuses"),
        (HEAD + "steps = []", "macros.ask.steps"),
        (HEAD + 'steps = [{ do = "refnd" }]', "macros.ask.steps[0].do"),
        (HEAD + 'steps = [{ do = "refund" }]', "macros.ask.steps[0].reason"),
        (HEAD + 'steps = [{ do = "refund", reason = "because" }]', "macros.ask.steps[0].reason"),
        (HEAD + 'steps = [{ do = "message" }]', "macros.ask.steps[0].text"),
        (HEAD + 'steps = [{ do = "message", text = "{who}" }]', "macros.ask.steps[0].text"),
        (HEAD + 'steps = [{ do = "status" }]', "macros.ask.steps[0].to"),
        (HEAD + 'steps = [{ do = "status", to = "open" }]', "macros.ask.steps[0].to"),
        (
            HEAD + 'steps = [{ do = "status", to = "triage", awaiting = "seller" }]',
            "macros.ask.steps[0].awaiting",
        ),
        (HEAD + STEPS + "[macros.ask.parameters]\nA = {}", "macros.ask.parameters.A"),
        (HEAD + STEPS + "[macros.ask.parameters]\na = {}", "macros.ask.parameters.a.about"),
        (HEAD + STEPS + "wen = 3", "macros.ask.wen"),
    ],
)
def test_a_fault_is_told_with_its_path_and_its_file(
    text: str, path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(PoliciesFileError) as told:
        read(tmp_path, text)
    assert told.value.path == path
    assert main(["macro", "check", str(tmp_path / "macros.toml")]) == 1
    assert f"macros.toml: {path}: " in capsys.readouterr().out


def test_a_file_that_is_fine_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["macro", "check"]) == 0
    assert "fine. It has refund_ladder" in capsys.readouterr().out
