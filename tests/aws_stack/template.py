"""The template as data, its short forms written out."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

PLACE: Final = Path(__file__).parents[2] / "entrypoints" / "aws_lambda" / "stack" / "template.yaml"
LOOP: Final = "Fn::ForEach::"


class _Loader(yaml.SafeLoader):
    """Reads `!Ref x` as `{"Ref": "x"}` and `!Sub x` as `{"Fn::Sub": "x"}`."""


def _written_out(loader: _Loader, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        told: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        told = loader.construct_sequence(node, deep=True)
    else:
        assert isinstance(node, yaml.MappingNode)
        told = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(told, str):
        told = told.split(".", 1)
    return {suffix if suffix == "Ref" else f"Fn::{suffix}": told}


_Loader.add_multi_constructor("!", _written_out)


@cache
def template() -> Mapping[str, Any]:
    told: Mapping[str, Any] = yaml.load(PLACE.read_text(encoding="utf-8"), _Loader)  # noqa: S506
    return told


def resources(kind: str) -> Mapping[str, Mapping[str, Any]]:
    """The properties of each resource of a kind, by its name; those in loops are left out."""
    return {
        name: resource["Properties"]
        for name, resource in template()["Resources"].items()
        if not name.startswith(LOOP) and resource["Type"] == kind
    }


def looped(name: str) -> list[str]:
    """What a loop runs over."""
    names: list[str] = template()["Resources"][f"{LOOP}{name}"][1]
    return names


def statements(function: str) -> list[Mapping[str, Any]]:
    """What a function may do, as its template says."""
    policies = resources("AWS::Serverless::Function")[function]["Policies"]
    return [statement for policy in policies for statement in policy["Statement"]]


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
