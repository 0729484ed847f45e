"""The schema with everything that makes it answer."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from ariadne import MutationType, QueryType, make_executable_schema
from graphql import GraphQLSchema

from entrypoints.graphql.auth_directive import AuthDirective
from entrypoints.graphql.enums import ENUMS
from entrypoints.graphql.inputs import INPUTS
from entrypoints.graphql.limits.rate import Rate
from entrypoints.graphql.limits.rate_limited import RateLimited
from entrypoints.graphql.mutations import MUTATIONS, Mutation
from entrypoints.graphql.parts import Parts
from entrypoints.graphql.queries import QUERIES
from entrypoints.graphql.scalars import SCALARS
from entrypoints.graphql.schema.served import served_sdl
from entrypoints.graphql.view_fields import VIEW_FIELDS

RATES: Mapping[str, Callable[[Parts], Rate]] = {"openCase": lambda parts: parts.openings}
INNER_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@cache
def executable_schema() -> GraphQLSchema:
    """The served SDL, bound to resolvers, scalars, enums and the `@auth` directive."""
    queries, mutations = QueryType(), MutationType()
    for field, question in QUERIES.items():
        queries.set_field(field, question)
    for field, mutation in MUTATIONS.items():
        mutations.set_field(field, _rated(field, mutation))
    return make_executable_schema(
        served_sdl(),
        queries,
        mutations,
        *SCALARS,
        *ENUMS,
        *INPUTS,
        *VIEW_FIELDS,
        directives={"auth": AuthDirective},  # type: ignore[type-abstract]
        convert_names_case=_python_name,
    )


def _rated(field: str, mutation: Mutation) -> Mutation | RateLimited:
    rate_of = RATES.get(field)
    return mutation if rate_of is None else RateLimited(mutation=mutation, rate_of=rate_of)


def _python_name(name: str, _schema: GraphQLSchema, _path: tuple[str, ...]) -> str:
    return INNER_CAPITAL.sub("_", name).lower()
