"""What a client built on an earlier schema would notice of a later one."""

from collections.abc import Iterator, Sequence

from attrs import frozen
from graphql import GraphQLObjectType, GraphQLSchema
from graphql.language import StringValueNode
from graphql.utilities import BreakingChange, DangerousChange, find_schema_changes

from entrypoints.graphql.schema.node_changes import named

# Every default stays, as the contract has it: a changed one changes what an old request means.
DEFAULTS = frozenset({"ARG_DEFAULT_VALUE_CHANGE", "INPUT_FIELD_DEFAULT_VALUE_CHANGE"})
ADDITIONS = frozenset({"OPTIONAL_INPUT_FIELD_ADDED", "OPTIONAL_ARG_ADDED"})
ROLES_TAKEN = "ROLES_TAKEN"
AUTH_REMOVED = "AUTH_REMOVED"


@frozen(kw_only=True)
class Noticed:
    """`breaks` says that a request which was answered is now refused, or answered otherwise; else
    a careful client has to be ready for it, as for a new value of an enum.
    """

    kind: str
    what: str
    breaks: bool


def noticed(earlier: GraphQLSchema, later: GraphQLSchema) -> Sequence[Noticed]:
    """The breaks first, each sort in the order of its words. Additions alone are nothing."""
    found = {*_in_types(earlier, later), *_in_roles(earlier, later)}
    return sorted(found, key=lambda one: (not one.breaks, one.what))


def _in_types(earlier: GraphQLSchema, later: GraphQLSchema) -> Iterator[Noticed]:
    for change in find_schema_changes(earlier, later):
        kind = change.type.name
        breaks = isinstance(change, BreakingChange) or kind in DEFAULTS
        if breaks or (isinstance(change, DangerousChange) and kind not in ADDITIONS):
            yield Noticed(kind=kind, what=change.description, breaks=breaks)


def _in_roles(earlier: GraphQLSchema, later: GraphQLSchema) -> Iterator[Noticed]:
    """Fields that fewer roles may use, and fields that lost their guard."""
    now = _roles(later)
    for field, roles in _roles(earlier).items():
        if field not in now:
            continue
        if not now[field] and roles:
            what = f"{field} asks for no role any more."
            yield Noticed(kind=AUTH_REMOVED, what=what, breaks=True)
        elif taken := roles - now[field]:
            what = f"{field} is closed to {', '.join(sorted(taken))}."
            yield Noticed(kind=ROLES_TAKEN, what=what, breaks=True)


def _roles(schema: GraphQLSchema) -> dict[str, frozenset[str]]:
    """Which roles each field of the schema accepts, none for a field without `@auth`."""
    return {
        f"{type_.name}.{name}": frozenset(
            role.strip()
            for directive in (field.ast_node.directives if field.ast_node else None) or ()
            if named(directive) == "auth"
            for argument in directive.arguments or ()
            if isinstance(argument.value, StringValueNode)
            for role in argument.value.value.split("|")
        )
        for type_ in schema.type_map.values()
        if isinstance(type_, GraphQLObjectType)
        for name, field in type_.fields.items()
    }
