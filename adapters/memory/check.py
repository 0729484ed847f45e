"""A rule the store keeps by itself, as a database keeps its CHECK constraints."""

from collections.abc import Callable
from typing import Generic, TypeVar

from attrs import frozen

Row = TypeVar("Row")


@frozen
class Check(Generic[Row]):
    """`holds` sees the stored row, None when there is none, and the row that would replace it."""

    rule: str
    holds: Callable[[Row | None, Row], bool]
