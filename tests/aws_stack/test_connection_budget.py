"""No stage opens more connections than its database takes (docs/scale.md)."""

from typing import Final

import pytest

from tests.aws_stack.template import resources, template

STAGES: Final = sorted(template()["Mappings"]["Concurrency"])
ANSWERS_QUERIES: Final = frozenset({"AppSyncQueries", "AppSyncMutations", "GraphQl"})
"""Each has a pool for queries beside that for commands."""
BYTES_OF_A_UNIT: Final = 2 * 1024**3
BYTES_OF_A_CONNECTION: Final = 9_531_392
"""What Aurora PostgreSQL divides its memory by for `max_connections`, by default."""
MOST: Final = 5_000
MOST_OF_THE_SMALLEST: Final = 2_000
"""Where the least capacity is half a unit."""


def wanted(stage: str) -> int:
    pool = int(
        template()["Globals"]["Function"]["Environment"]["Variables"][
            "SUPPORT_CENTER_DATABASE_POOL"
        ]
    )
    return sum(
        concurrency * pool * (2 if function in ANSWERS_QUERIES else 1)
        for function, concurrency in template()["Mappings"]["Concurrency"][stage].items()
    )


def opened_by_the_proxy(stage: str) -> int:
    sizes = template()["Mappings"]["Sizes"][stage]
    most: int = min(MOST, int(sizes["MostCapacity"] * BYTES_OF_A_UNIT / BYTES_OF_A_CONNECTION))
    if sizes["LeastCapacity"] <= 0.5:
        most = min(most, MOST_OF_THE_SMALLEST)
    share: int = sizes["ConnectionsPercent"]
    return most * share // 100


def test_every_function_has_its_share_in_every_stage() -> None:
    functions = set(resources("AWS::Serverless::Function"))
    for stage in STAGES:
        assert set(template()["Mappings"]["Concurrency"][stage]) == functions
    for function, told in resources("AWS::Serverless::Function").items():
        share = {"Fn::FindInMap": ["Concurrency", {"Ref": "Stage"}, function]}
        assert told["ReservedConcurrentExecutions"] == share


@pytest.mark.parametrize("stage", STAGES)
def test_all_functions_at_once_find_a_connection(stage: str) -> None:
    assert wanted(stage) <= opened_by_the_proxy(stage)
