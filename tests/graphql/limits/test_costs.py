"""The table of costs fits the schema, and every field has a cost."""

import pytest
from graphql import GraphQLObjectType, parse, print_ast

from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.limits.cost import Cost
from entrypoints.graphql.limits.costs import COSTS, LENGTHS, PageArgument
from entrypoints.graphql.limits.extents import Extents
from entrypoints.graphql.limits.limits import Limits
from entrypoints.graphql.limits.measure import measured

FIRST = PageArgument(name="first", usual=50, most=100)


def cost_of(query: str) -> Cost:
    schema = executable_schema()
    operation = parse(query).definitions[0]
    extents = Extents(schema=schema, fragments={}, limits=Limits())
    return extents.of(operation.selection_set, schema.query_type).cost  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", [*COSTS, *LENGTHS])
def test_every_entry_names_a_field_of_the_schema(path: str) -> None:
    type_name, _, field = path.partition(".")
    of = executable_schema().get_type(type_name)
    assert isinstance(of, GraphQLObjectType)
    assert field in of.fields
    length = LENGTHS.get(path)
    if isinstance(length, PageArgument):
        told = of.fields[field].args[length.name].ast_node
        assert told is not None
        assert print_ast(told.default_value) == str(length.usual)


@pytest.mark.parametrize(
    ("query", "cost"),
    [
        ('{ adminCase(caseId: "x") { id } }', 10 + 1),
        ('{ adminCase(caseId: "x") { id kind } }', 10 + 2),
        ('{ adminCase(caseId: "x") { watchers } }', 10 + 10),
        ('{ adminCase(caseId: "x") { timeline { id type } } }', 10 + 1 + 50 * 2),
        ('{ adminCase(caseId: "x") { payoutHolds { id } } }', 10 + 1 + 10),
        ("{ adminCases { id } }", 20 + 50),
        ("{ adminCases { timeline { id } } }", 20 + 50 * (1 + 50)),
        ("{ adminCaseConnection(first: 7) { edges { cursor } } }", 20 + 7 * (1 + 1)),
        ("{ adminCaseConnection { edges { cursor } } }", 20 + 50 * (1 + 1)),
        ("{ adminCaseConnection(first: 999) { edges { cursor } } }", 20 + 100 * (1 + 1)),
        ("{ adminCaseConnection(first: -4) { edges { cursor } } }", 20 + 1 * (1 + 1)),
        ('{ adminCaseConnection(first: "x") { edges { cursor } } }', 20 + 50 * (1 + 1)),
        ("{ colour { of { nothing } } }", 3),
    ],
)
def test_an_operation_costs_its_fields_as_often_as_lists_are_long(query: str, cost: int) -> None:
    assert cost_of(query).with_variables({}) == cost


@pytest.mark.parametrize(
    ("told", "length"),
    [(5, 5), (100, 100), (101, 100), (0, 1), (-1, 1), (None, 50), ("9", 50), (True, 50)],
)
def test_a_length_by_a_variable_is_what_the_field_will_answer_at_most(
    told: object, length: int
) -> None:
    cost = cost_of("query($n: Int) { adminCaseConnection(first: $n) { edges { cursor } } }")
    assert cost.is_open
    assert cost.with_variables({"n": told}) == 20 + length * 2


def test_two_lengths_by_variables_multiply() -> None:
    cost = Cost.of(3).times_asked("a", FIRST).plus(Cost.of(1)).times_asked("b", FIRST)
    assert cost.with_variables({"a": 5, "b": 7}) == 7 * (5 * 3 + 1)
    assert cost.at_least() == 4


def test_a_cost_without_variables_is_looked_at_once() -> None:
    told = measured(
        parse("{ adminCases { id } }"),
        schema=executable_schema(),
        limits=Limits(),
        introspection=False,
    )
    assert told == ()
