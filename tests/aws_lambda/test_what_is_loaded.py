"""A cold function loads what it needs and no more (performance.md)."""

import subprocess
import sys

import pytest

GRAPHQL = {"ariadne", "graphql", "uvicorn"}
NAMES = "{m.partition('.')[0] for m in sys.modules}"


@pytest.mark.parametrize(
    ("function", "not_loaded"),
    [
        (
            "appsync",
            {*GRAPHQL, "starlette", "boto3", "dependency_injector", "jwt", "sqlalchemy", "stripe"},
        ),
        ("relay", {*GRAPHQL, "boto3", "jwt", "nh3", "stripe"}),
        ("seal", {*GRAPHQL, "boto3", "jwt", "nh3", "stripe"}),
        ("sweep", {*GRAPHQL, "boto3", "jwt", "nh3"}),
        ("orders", {*GRAPHQL, "boto3", "jwt", "nh3", "stripe"}),
        ("stripe_webhook", {*GRAPHQL, "boto3", "jwt", "nh3"}),
        ("graphql", {"boto3", "sqlalchemy", "stripe", "uvicorn"}),
    ],
)
def test_a_handler_loads_nothing_of_another(function: str, not_loaded: set[str]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, entrypoints.aws_lambda.{function}; print(*{NAMES})"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert not_loaded.isdisjoint(told.stdout.split())
