"""The table of statements and round trips that is published is the one that is counted."""

from pathlib import Path

from tests.bench.statements import table

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"


def test_the_published_statements_and_round_trips_are_those_counted(database_url: str) -> None:
    counted = list(table(database_url))

    assert "\n".join(counted) in PAGE.read_text(encoding="utf-8")
