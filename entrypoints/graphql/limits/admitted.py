"""A document that was measured and found within the limits."""

from collections.abc import Mapping
from typing import Any, Final

from attrs import field, frozen
from graphql import DocumentNode

from entrypoints.graphql.compiled.plans import Plans
from entrypoints.graphql.limits.cost import Cost
from entrypoints.graphql.limits.exceeded import refuse_above

BYTES_A_TOKEN: Final = 900
BYTES_A_CHARACTER: Final = 4


@frozen(kw_only=True)
class Admitted:
    """`open_costs` are the costs that depend on variables; `bytes` is about what it takes up,
    with its `plans`.
    """

    document: DocumentNode
    open_costs: tuple[Cost, ...]
    bytes: int
    plans: Plans = field(factory=Plans, eq=False)

    @classmethod
    def of(cls, document: DocumentNode, *, open_costs: tuple[Cost, ...]) -> "Admitted":
        return cls(document=document, open_costs=open_costs, bytes=_bytes(document))

    def refuse_dear(self, variables: Mapping[str, Any] | None, *, most: int) -> None:
        """Raises Exceeded if these variables make it cost more than `most`."""
        for cost in self.open_costs:
            refuse_above("cost", cost.with_variables(variables or {}), most)


def _bytes(document: DocumentNode) -> int:
    """Every token keeps a node or a part of one, the next token, and a part of a plan alive."""
    if document.loc is None:
        return 0
    tokens, token = 0, document.loc.start_token
    while token.next is not None:
        tokens, token = tokens + 1, token.next
    return tokens * BYTES_A_TOKEN + len(document.loc.source.body) * BYTES_A_CHARACTER
