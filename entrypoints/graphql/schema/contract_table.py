"""The contract as a table, for doors without a GraphQL library (fields/contract.py)."""

from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    ValueNode,
    build_schema,
    value_from_ast_untyped,
)

from entrypoints.graphql.schema.served import served_sdl


def contract_table() -> dict[str, Any]:
    """Plain JSON: `outputs`, `arguments` and `inputs`, with types written as in the SDL."""
    schema = build_schema(served_sdl(), assume_valid=True)
    return {
        "outputs": {type_.name: _outputs(type_) for type_ in _objects(schema)},
        "arguments": {
            f"{type_.name}.{name}": _inputs(field.args)
            for type_ in _objects(schema)
            for name, field in type_.fields.items()
            if field.args
        },
        "inputs": {
            name: _inputs(type_.fields)
            for name, type_ in schema.type_map.items()
            if isinstance(type_, GraphQLInputObjectType)
        },
    }


def _objects(schema: GraphQLSchema) -> list[GraphQLObjectType]:
    return [
        type_
        for name, type_ in schema.type_map.items()
        if isinstance(type_, GraphQLObjectType) and not name.startswith("__")
    ]


def _outputs(type_: GraphQLObjectType) -> dict[str, str]:
    return {name: str(field.type) for name, field in type_.fields.items()}


def _inputs(given: Any) -> dict[str, list[Any]]:
    """The type of each, and its default where it has one."""
    return {
        name: [str(each.type), *_default(each.ast_node.default_value)]
        for name, each in given.items()
    }


def _default(node: ValueNode | None) -> list[Any]:
    """As a client would send it: AppSync keeps no defaults, so they are filled in behind it."""
    return [] if node is None else [value_from_ast_untyped(node)]
