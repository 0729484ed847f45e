"""The schema with everything that makes it answer."""

from collections.abc import Callable, Mapping
from functools import cache

from ariadne import MutationType, QueryType, make_executable_schema
from graphql import GraphQLSchema

from entrypoints.fields.mutations import MUTATIONS, Mutation
from entrypoints.fields.python_name import python_name
from entrypoints.fields.queries import QUERIES
from entrypoints.graphql.auth_directive import AuthDirective
from entrypoints.graphql.bindings import bindings
from entrypoints.graphql.limits.rate import Rate
from entrypoints.graphql.limits.rate_limited import RateLimited
from entrypoints.graphql.parts import Parts
from entrypoints.graphql.resolvers import Asking, CarryingOut
from entrypoints.graphql.schema.served import served_sdl

RATES: Mapping[str, Callable[[Parts], Rate]] = {"openCase": lambda parts: parts.openings}


@cache
def executable_schema() -> GraphQLSchema:
    """The served SDL, bound to resolvers, scalars, enums and the `@auth` directive."""
    queries, mutations = QueryType(), MutationType()
    for field, question in QUERIES.items():
        queries.set_field(field, Asking(question))
    for field, mutation in MUTATIONS.items():
        mutations.set_field(field, _rated(field, mutation))
    return make_executable_schema(
        served_sdl(),
        queries,
        mutations,
        *bindings(),
        directives={"auth": AuthDirective},  # type: ignore[type-abstract]
        convert_names_case=_python_name,
    )


def _rated(field: str, mutation: Mutation) -> CarryingOut | RateLimited:
    resolver, rate_of = CarryingOut(mutation), RATES.get(field)
    return resolver if rate_of is None else RateLimited(mutation=resolver, rate_of=rate_of)


def _python_name(name: str, _schema: GraphQLSchema, _path: tuple[str, ...]) -> str:
    return python_name(name)
