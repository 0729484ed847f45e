"""Reading `selectionSetGraphQL`: which fields are selected, under whatever alias, and with which
arguments.

AppSync has parsed and validated the document; this reads what it writes of it. Directives are
passed over: what is skipped may be answered all the same, since AppSync leaves it out.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, Self

from attrs import define, field

MOST_TOKENS: Final = 20_000
DEEPEST: Final = 30
_TOKEN: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\.\.\.|-?[0-9][0-9.eE+-]*'
    r"|[_A-Za-z][_0-9A-Za-z]*|[{}()\[\]:$@!=|&]"
)
_NAME: Final = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")


@define(eq=False)
class Selected:
    """The fields selected of one type, each with what is selected of its own.

    `asked` are the arguments of each occurrence. `spreads` where fragments are spread whose text
    is not told; `everything` where it is not known what is selected.
    """

    fields: dict[str, "Selected"] = field(factory=dict)
    asked: list[Mapping[str, Any]] = field(factory=list)
    spreads: bool = False
    everything: bool = False

    def under(self, name: str) -> "Selected":
        return self.fields.setdefault(name, Selected())


@define(eq=False)
class SelectionText:
    """One text, read from its beginning."""

    _tokens: list[str]
    _variables: Mapping[str, Any]
    _at: int = field(default=0, init=False)

    @classmethod
    def of(cls, text: str, variables: Mapping[str, Any]) -> Self:
        return cls(_TOKEN.findall(text)[:MOST_TOKENS], variables)

    def read(self) -> Selected:
        """Raises ValueError for what is no selection set."""
        whole = Selected()
        self._set(whole, depth=0)
        return whole

    def _set(self, into: Selected, *, depth: int) -> None:
        if depth > DEEPEST:
            raise ValueError("a selection is deeper than any type")
        self._take("{")
        while self._peek() != "}":
            self._selection(into, depth)
        self._take("}")

    def _selection(self, into: Selected, depth: int) -> None:
        if self._peek() == "...":
            self._fragment(into, depth)
            return
        name = self._name()
        if self._peek() == ":":
            self._next()
            name = self._name()
        selected = into.under(name)
        selected.asked.append(dict(self._arguments()))
        self._directives()
        if self._peek() == "{":
            self._set(selected, depth=depth + 1)

    def _fragment(self, into: Selected, depth: int) -> None:
        """An inline fragment is read into what it stands in: no type here has subtypes."""
        self._take("...")
        if self._peek() == "on":
            self._next()
            self._name()
        elif self._peek() not in {"{", "@"}:
            self._name()
            into.spreads = True
            self._directives()
            return
        self._directives()
        self._set(into, depth=depth + 1)

    def _directives(self) -> None:
        while self._peek() == "@":
            self._next()
            self._name()
            for _ in self._arguments():
                pass

    def _arguments(self) -> Iterator[tuple[str, Any]]:
        if self._peek() != "(":
            return
        self._next()
        while self._peek() != ")":
            name = self._name()
            self._take(":")
            yield name, self._value(depth=0)
        self._take(")")

    def _value(self, *, depth: int) -> Any:
        token = self._next()
        if depth > DEEPEST:
            raise ValueError("a value is deeper than any input")
        if token == "$":  # noqa: S105 - a sign of GraphQL's
            return self._variables.get(self._name())
        if token == "[":  # noqa: S105
            return list(self._values_until("]", depth + 1))
        if token == "{":  # noqa: S105
            return dict(self._members(depth + 1))
        return _literal(token)

    def _values_until(self, end: str, depth: int) -> Iterator[Any]:
        while self._peek() != end:
            yield self._value(depth=depth)
        self._take(end)

    def _members(self, depth: int) -> Iterator[tuple[str, Any]]:
        while self._peek() != "}":
            name = self._name()
            self._take(":")
            yield name, self._value(depth=depth)
        self._take("}")

    def _name(self) -> str:
        token = self._next()
        if _NAME.fullmatch(token) is None:
            raise ValueError(f"{token!r} stands where a name should")
        return token

    def _take(self, wanted: str) -> None:
        if self._next() != wanted:
            raise ValueError(f"there is no {wanted!r} where one should stand")

    def _next(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _peek(self) -> str:
        if self._at >= len(self._tokens):
            raise ValueError("the selection has no end")
        return self._tokens[self._at]


def _literal(token: str) -> Any:
    """A number, a text, true, false, null; an enum's value as its name."""
    if token.startswith('"""'):
        return token[3:-3]
    try:
        return json.loads(token)
    except ValueError:
        return token
