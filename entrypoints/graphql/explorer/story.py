"""The explorer's tabs: useful operations in the order of a story."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from core.request import Role

FILE = Path(__file__).with_name("story.toml")


@frozen(kw_only=True)
class Person:
    """Somebody whose token the explorer can carry."""

    subject: str
    roles: frozenset[Role]


@frozen(kw_only=True)
class Tab:
    """One operation, ready to be run as `person`."""

    person: Person
    query: str
    variables: Mapping[str, Any]


@cache
def story() -> tuple[Tab, ...]:
    """The tabs of story.toml, from left to right."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    people = {name: _person(person) for name, person in told["people"].items()}
    return tuple(
        Tab(person=people[tab["as"]], query=tab["query"].strip(), variables=tab["variables"])
        for tab in told["tabs"]
    )


def _person(told: Mapping[str, Any]) -> Person:
    return Person(subject=told["subject"], roles=frozenset(Role(role) for role in told["roles"]))
