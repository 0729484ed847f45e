"""The contract's types, inputs, enums and scalars as Ariadne binds them."""

from asyncio import to_thread
from collections.abc import Callable, Iterator
from typing import Any

from ariadne import EnumType, InputType, ObjectType, ScalarType, SchemaBindable
from graphql import GraphQLError, GraphQLResolveInfo

from core.views.message_view import MessageView
from entrypoints.fields.enums import ENUMS
from entrypoints.fields.inputs import INPUTS
from entrypoints.fields.named import named
from entrypoints.fields.scalars import read_date_time, write_date_time, write_json
from entrypoints.fields.view_fields import VIEW_FIELDS, Found, body_html_of

LONGEST_AT_ONCE = 2_000


def bindings() -> Iterator[SchemaBindable]:
    yield ScalarType("AWSJSON", serializer=write_json)
    yield ScalarType("AWSDateTime", serializer=write_date_time, value_parser=_date_time)
    for name, place in ENUMS.items():
        yield EnumType(name, named(place))
    for name, made in INPUTS.items():
        yield InputType(name, made)
    for name, fields in VIEW_FIELDS.items():
        yield _object(name, fields.items())


def _date_time(value: object) -> object:
    try:
        return read_date_time(value)
    except ValueError as fault:
        raise GraphQLError(str(fault)) from None


def _object(name: str, fields: Any) -> ObjectType:
    bound = ObjectType(name)
    for field, found in fields:
        if isinstance(found, str):
            bound.set_alias(field, found)
        else:
            bound.set_field(field, _resolver(found))
    return bound


def _resolver(found: Found) -> Callable[..., Any]:
    if found is body_html_of:
        return _body_html
    assert not isinstance(found, str)  # noqa: S101
    value = found

    def resolve(of: object, _info: GraphQLResolveInfo[Any], **arguments: Any) -> object:
        return value(of, **arguments)

    return resolve


async def _body_html(of: MessageView, _info: GraphQLResolveInfo[Any]) -> str:
    """A long text is rendered beside the event loop: some take a quarter of a second."""
    if len(of.body_md) <= LONGEST_AT_ONCE:
        return body_html_of(of)
    return await to_thread(body_html_of, of)
