"""The contract's types without a GraphQL library: what is in what, and what takes which arguments.

A package for Lambda has the table in a file beside this one; elsewhere it is made of the schema.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from entrypoints.fields.named import named

TABLE: Final = "contract.json"
_MADE_AT: Final = "entrypoints.graphql.schema.contract_table:contract_table"


@frozen(kw_only=True)
class Contract:
    """Types are written as in the SDL, `[Case!]!`; an argument is its type and, where it has one,
    its default.
    """

    outputs: Mapping[str, Mapping[str, str]]
    arguments: Mapping[str, Mapping[str, Sequence[Any]]]
    inputs: Mapping[str, Mapping[str, Sequence[Any]]]


@cache
def contract() -> Contract:
    file = Path(__file__).with_name(TABLE)
    if file.exists():
        return Contract(**json.loads(file.read_bytes()))
    return Contract(**named(_MADE_AT)())


def innermost(written: str) -> str:
    """`Case` of `[Case!]!`."""
    return written.strip("[]!")
