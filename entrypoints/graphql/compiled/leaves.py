"""How the values of the contract's types are written."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from graphql import (
    GraphQLEnumType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLOutputType,
    GraphQLScalarType,
)

from core.views.outline import Written
from entrypoints.graphql.compiled.not_covered import NotCovered

SCALARS: Final[Mapping[str, Written]] = {
    "ID": Written.AS_IS,
    "String": Written.AS_IS,
    "Int": Written.AS_IS,
    "Boolean": Written.AS_IS,
    "AWSDateTime": Written.INSTANT,
    "AWSJSON": Written.DOCUMENT,
}


def way_of(answered: GraphQLOutputType) -> Written:
    """How a field's value is written. Raises NotCovered."""
    bare = answered.of_type if isinstance(answered, GraphQLNonNull) else answered
    if isinstance(bare, GraphQLList):
        member = way_of(bare.of_type)
        if member is Written.AS_IS:
            return member
        raise NotCovered
    if isinstance(bare, GraphQLScalarType) and bare.name in SCALARS:
        return SCALARS[bare.name]
    if isinstance(bare, GraphQLEnumType) and _is_named_for_its_values(bare):
        return Written.NAME
    raise NotCovered


def _is_named_for_its_values(enum: GraphQLEnumType) -> bool:
    return all(
        name == str(known.value.value if isinstance(known.value, Enum) else known.value).upper()
        for name, known in enum.values.items()
    )
