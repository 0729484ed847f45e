"""Documents at random, all of them valid: aliases, fragments, directives, fields that repeat."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, field
from graphql import GraphQLField, GraphQLObjectType, get_named_type
from hypothesis import strategies as st

from core.views.case_order import CaseOrder
from entrypoints.graphql.executable import executable_schema

DEEPEST = 5
SWITCHES = ("true", "false", "$yes", "$no")
PAGES = ("", "(page: 1)", "(page: 2)", "(page: $page)", "(page: null)")
SELDOM = frozenset(
    {"bodyHtml", "links", "allocations", "reversals", "attachments"}
    | {"dmcaClaims", "violations", "conduct"}
)
"""What only the executor tells; more often, and it would be all that is drawn."""
PLACES = 6
"""How many cases, and how many cursors, variables can name."""
ONE_CASE = "adminCase(caseId: $caseId)"
ROOTS = {
    ONE_CASE: "Case",
    "adminCases": "Case",
    "adminCases(kind: $kind, status: TRIAGE)": "Case",
    "adminCases(kind: BOOKING, page: $page)": "Case",
    "adminCaseConnection(first: 3, orderBy: $order)": "CaseConnection",
    "adminCaseConnection(first: $first, filter: $filter, orderBy: $order)": "CaseConnection",
    "adminCaseConnection(first: 2, after: $after, orderBy: $order)": "CaseConnection",
}
DECLARED: Mapping[str, str] = {
    "caseId": "ID!",
    "kind": "CaseKind",
    "page": "Int",
    "first": "Int = 2",
    "filter": "CaseFilter",
    "after": "String",
    "order": "CaseOrder = UPDATED_DESC",
    "yes": "Boolean!",
    "no": "Boolean = false",
}


@define
class Drawing:
    """One document in the making; `draw` is Hypothesis's."""

    draw: Any
    fragments: list[str] = field(factory=list)

    def selection(self, of: GraphQLObjectType, depth: int) -> str:
        several = self.draw(st.lists(st.sampled_from(sorted(of.fields)), min_size=1, max_size=6))
        parts = [self._field(of, name, depth) for name in several]
        return " ".join(["__typename", *(part for part in parts if part)])

    def _field(self, of: GraphQLObjectType, name: str, depth: int) -> str:
        if name in SELDOM and self.draw(st.integers(0, 9)):
            return ""
        known, answered = of.fields[name], get_named_type(of.fields[name].type)
        arguments = self._arguments(known)
        alias = self._alias(name, arguments)
        below = ""
        if isinstance(answered, GraphQLObjectType):
            if depth == DEEPEST:
                return ""
            below = " { " + self.selection(answered, depth + 1) + " }"
        return self._wrapped(f"{alias}{name}{arguments}{self._directive()}{below}", of)

    def _arguments(self, known: GraphQLField) -> str:
        return self.draw(st.sampled_from(PAGES)) if "page" in known.args else ""

    def _alias(self, name: str, arguments: str) -> str:
        """What is told under one name must be one thing."""
        marks = [character for character in arguments if character.isalnum()]
        if arguments or not self.draw(st.integers(0, 5)):
            return f"{name}_{''.join(marks)}: "
        return ""

    def _directive(self) -> str:
        if self.draw(st.integers(0, 7)):
            return ""
        kind = self.draw(st.sampled_from(("skip", "include")))
        return f" @{kind}(if: {self.draw(st.sampled_from(SWITCHES))})"

    def _wrapped(self, text: str, of: GraphQLObjectType) -> str:
        """Now and then in a fragment."""
        match self.draw(st.integers(0, 11)):
            case 0:
                return f"... on {of.name}{self._directive()} {{ {text} }}"
            case 1:
                return f"...{self._directive()} {{ {text} }}"
            case 2:
                name = f"part{len(self.fragments)}"
                self.fragments.append(f"fragment {name} on {of.name} {{ {text} }}")
                return f"...{name}{self._directive()}"
            case _:
                return text


def everything(is_covered: Callable[[str], bool]) -> str:
    """A selection of all that is covered of a case, and of what is around it."""
    of, parts = executable_schema().type_map["Case"], []
    assert isinstance(of, GraphQLObjectType)
    for name, known in of.fields.items():
        answered = get_named_type(known.type)
        if not isinstance(answered, GraphQLObjectType):
            parts += [name] * is_covered(name)
            continue
        inside = [each for each in answered.fields if is_covered(f"{name} {{ {each} }}")]
        parts += [f"{name} {{ {' '.join(inside)} }}"] * bool(inside)
    return " ".join(parts)


@st.composite
def documents(draw: Any) -> str:
    root = draw(st.sampled_from([*sorted(ROOTS), ONE_CASE, ONE_CASE, ONE_CASE]))
    answered = executable_schema().type_map[ROOTS[root]]
    assert isinstance(answered, GraphQLObjectType)
    drawing = Drawing(draw)
    alias = draw(st.sampled_from(("", "told: ")))
    selected = drawing.selection(answered, 1)
    body = f"{alias}{root} {{ {selected} }}"
    text = f"{body} {' '.join(drawing.fragments)}"
    used = [name for name in DECLARED if f"${name}" in text]
    declared = ", ".join(f"${name}: {DECLARED[name]}" for name in used)
    head = f"query Drawn({declared})" if declared else "query Drawn"
    return f"{head} {{ {body} }} {' '.join(drawing.fragments)}"


def values() -> st.SearchStrategy[dict[str, Any]]:
    """Variables for any of them, fit and unfit; `#3` stands for the fourth case, or cursor."""
    numbers = [f"#{number}" for number in range(PLACES)]
    return st.fixed_dictionaries(
        {
            "caseId": st.sampled_from([*numbers, "sca_unknown", "no id!"]),
            "yes": st.booleans(),
        },
        optional={
            "kind": st.sampled_from(["BOOKING", "PAYMENT", None, "NONE"]),
            "page": st.sampled_from([1, 2, None, 0, "one"]),
            "first": st.sampled_from([1, 5, 0, None]),
            "filter": st.sampled_from(
                [{}, {"status": "CLOSED"}, {"text": "rude"}, {"priority": 3}, {"text": "!"}, None]
            ),
            "after": st.sampled_from([*numbers, "unfit", None]),
            "order": st.sampled_from(list(CaseOrder.__members__)),
            "no": st.booleans(),
        },
    )
