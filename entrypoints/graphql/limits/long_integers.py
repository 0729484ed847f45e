"""Whole numbers in a document that have more digits than anything here could mean.

Python reads no number of more than some thousand digits, and the library takes that for a
malfunction of ours.
"""

import re
from typing import Any

from graphql import DocumentNode, GraphQLError, IntValueNode, Visitor, visit

LONGEST = 128
"""As long as an id: those may be written as numbers."""
_LONG = re.compile(rf"[0-9]{{{LONGEST + 1}}}")


def long_integers(document: DocumentNode) -> list[GraphQLError]:
    """What is wrong with them, nothing for a document without any."""
    if document.loc is None or _LONG.search(document.loc.source.body) is None:
        return []
    finding = _Finding()
    visit(document, finding)
    return finding.errors


class _Finding(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.errors: list[GraphQLError] = []

    def enter_int_value(self, node: IntValueNode, *_: Any) -> None:
        if len(node.value) > LONGEST:
            told = f"A number of {len(node.value)} digits is no 32-bit integer."
            self.errors.append(GraphQLError(told, node))
