"""Stripe's form encoding: `metadata[order]=1&expand[]=charge&created[gte]=5` as nested values."""

import re
from typing import Any
from urllib.parse import parse_qsl

KEY = re.compile(r"[^\[\]]+(?:\[[^\[\]]*\])*")


class MalformedForm(ValueError):
    """A key whose brackets do not close, or that is a text and a hash at once."""


def read_form(encoded: str) -> dict[str, Any]:
    """The parameters of a query or of an urlencoded body. Raises MalformedForm."""
    return nested(parse_qsl(encoded, keep_blank_values=True))


def nested(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Flat keys with brackets as hashes and lists. Raises MalformedForm."""
    form: dict[str, Any] = {}
    for key, value in pairs:
        _put(form, _steps(key), value, key)
    return {name: _with_lists(value) for name, value in form.items()}


def _steps(key: str) -> list[str]:
    if not KEY.fullmatch(key):
        raise MalformedForm(key)
    return [part.removesuffix("]") for part in key.split("[")]


def _put(form: dict[str, Any], steps: list[str], value: object, key: str) -> None:
    *homes, last = steps
    for step in homes:
        form = form.setdefault(step or str(len(form)), {})
        if not isinstance(form, dict):
            raise MalformedForm(key)
    form[last or str(len(form))] = value


def _with_lists(value: Any) -> Any:
    """A hash whose keys count from 0 is a list, as `expand[]` and `expand[0]` both mean."""
    if not isinstance(value, dict):
        return value
    inner = {name: _with_lists(item) for name, item in value.items()}
    return list(inner.values()) if [*inner] == [str(n) for n in range(len(inner))] else inner
