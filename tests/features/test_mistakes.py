"""What cannot be carried out as it is written is told in words for its writer."""

from pathlib import Path

import pytest

from entrypoints.specifications.checking import check
from entrypoints.specifications.on_core.driver import CoreDriver
from entrypoints.specifications.specification import read_specification

TALENT = "a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00"
TIP = "a tip of $119.08"
TWICE = "the same order has a tip of $119.08 from the provider"
STAFFED = "the Support Center is staffed every day from 09:00 to 10:00"
MONTH = "a subscription of $119.08 from 2026-12-01 at 00:00 to 2026-12-31 at 00:00"


def problem_of(folder: Path, *sentences: str) -> str:
    """What is told about a scenario of these sentences."""
    file = folder / "a_mistake.feature"
    lines = "".join(f"    * {sentence}\n" for sentence in sentences)
    file.write_text(f"Feature: Mistakes\n  Scenario: One\n{lines}")
    (scenario,) = read_specification(file)
    (failure,) = check(scenario, CoreDriver.on_memory())
    return failure.problem


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (["the refund is paid back"], "There is no refund yet."),
        (["the hold is applied"], "There is no hold yet."),
        (["the credit is rejected"], "There is no credit yet."),
        (["the claim is denied"], "There is no claim yet."),
        (["the deposit is given back"], "There is no release yet."),
        ([TIP, "a case", "Tess claims $1.00 of the deposit"], "The order has no deposit."),
        (["the buyer cancels on 2026-12-01 at 10:00"], "There is no order yet."),
        ([TALENT, TIP], "A scenario has one order"),
        ([TALENT, "the studio is blocked from 30 minutes before the start"], "Only a studio"),
        ([TIP, "the provider sells the slot again for $80.00"], "Only a talent booking"),
        ([TIP, "the creator delivers"], "Only a pay-per-view or a request"),
        ([TIP, "the service is out for 1 day"], "Only a subscription"),
        ([MONTH, "the service is out for 90 seconds"], "told in whole minutes"),
        ([TIP, "the studio may claim it until 48 hours after the end"], "There is no deposit"),
        ([TIP, "a case", "the deposit is to be released"], "The order has no deposit."),
        ([TIP, "a case", "policy gives back $1.00 for the request"], "has no request."),
        (
            [TIP, TWICE, "the buyer cancels only the tip on 2026-12-01 at 10:00"],
            "has more than one tip.",
        ),
        ([TALENT, "it is sold under the studio policy", "a case"], "There can be no such order."),
        (["a tip of $0.00", "the buyer disputes the payment at the bank"], "Nothing was paid"),
        (["it is 8 days later", "it is 2026-01-08 at 00:00"], "time only moves forward"),
        (
            ["the Support Center is staffed on Mondays from 17:00 to 09:00"],
            "a shift opens before it closes",
        ),
        (
            ["the Support Center is staffed on Mondays from 09:00 to 10:00", "a case"],
            "So few hours are too few",
        ),
        (
            [STAFFED, "its clocks are those of Mars/Base", "a case"],
            "is no IANA time zone",
        ),
    ],
)
def test_a_mistake_is_told_in_words(tmp_path: Path, sentences: list[str], told: str) -> None:
    assert told in problem_of(tmp_path, *sentences)


def test_the_refund_of_a_sentence_is_the_newest_even_when_another_case_was_opened(
    tmp_path: Path,
) -> None:
    story = [TALENT, "a case", "Fay refunds $50.00", "another case", "the refund is rejected"]
    assert problem_of(tmp_path, *story) == "expected rejected, but it is paid back"
