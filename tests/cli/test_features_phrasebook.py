"""The phrasebook is what its command prints, and has every sentence."""

import pytest

from entrypoints.cli.main import main
from entrypoints.specifications.sentence import in_general
from entrypoints.specifications.sentences import every_sentence
from tests.cli.command_line import ROOT


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["features", "phrasebook"]) == 0
    return capsys.readouterr().out


def test_the_page_in_docs_is_as_it_is_printed_now(printed: str) -> None:
    page = (ROOT / "docs" / "phrasebook.md").read_text(encoding="utf-8")
    assert page == printed, (
        "Print it again: support-center features phrasebook > docs/phrasebook.md"
    )


def test_it_has_every_sentence_with_its_example(printed: str) -> None:
    for sentence in every_sentence():
        assert f"`{in_general(sentence.text)}`" in printed
        assert sentence.example in printed


def test_it_tells_what_every_open_word_may_be(printed: str) -> None:
    words = printed.partition("## Open words")[2]
    assert "| `<thing>` | talent booking, studio booking, milestone job, pay-per-view" in words
    assert "`<amount>`" in words
