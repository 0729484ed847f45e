"""Syntax nodes, named and changed."""

from dataclasses import replace
from typing import Any, TypeVar

from graphql import Node

Changed = TypeVar("Changed", bound=Node)


def named(node: Node) -> str:
    """The name a definition, a field or an argument goes by."""
    name: str = node.name.value  # type: ignore[attr-defined]
    return name


def changed(node: Changed, **changes: Any) -> Changed:
    """A copy of `node` but for `changes`."""
    return replace(node, **changes)
