"""SDL with comments in place of descriptions."""

import json
import re

from graphql import DocumentNode, Node, StringValueNode, print_ast, visit
from graphql.language import Visitor

from entrypoints.graphql.schema.node_changes import changed

# A line of printed SDL starts with a quote where a description stands, and nowhere else.
DESCRIPTION = re.compile(r'^( *)(".*")$', re.MULTILINE)


def commented(document: DocumentNode) -> str:
    """The document as text, each description as lines that start with `#`."""
    flat: DocumentNode = visit(document, _OnOneLine())
    return DESCRIPTION.sub(_as_comment, print_ast(flat)) + "\n"


class _OnOneLine(Visitor):
    def enter(self, node: Node, *_: object) -> Node | None:
        if isinstance(node, StringValueNode) and node.block:
            return changed(node, block=False)
        return None


def _as_comment(found: re.Match[str]) -> str:
    indent, text = found[1], json.loads(found[2])
    return "\n".join(f"{indent}# {line}".rstrip() for line in text.split("\n"))
