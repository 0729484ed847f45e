"""Whoever serves content, told to hide it or to bring it back (domain.md, *DMCA*)."""

from typing import Protocol

from attrs import frozen

from core.dmca.content_order import ContentOrder


@frozen
class Taken:
    """The order was handed over, and will be carried out."""


@frozen
class NotTaken:
    """It was not, or nobody knows. `why` is a line that quotes nothing of the order."""

    why: str


class ContentVisibility(Protocol):
    """Called from outside any transaction, at least once per order.

    An order may be handed over twice and arrive after a later one of its claim: the higher
    `number` counts, whatever came last.
    """

    def tell(self, order: ContentOrder) -> Taken | NotTaken: ...
