"""Asking the office as one of the people of the specifications."""

import asyncio
from typing import Any, TypeVar

from core.errors import Refusal
from core.request import Request
from core.use_cases.handling.command import Command
from core.use_cases.handling.query import Query
from entrypoints.specifications.office import Office
from entrypoints.specifications.people import Person

Told = TypeVar("Told")


def signed_by(office: Office, who: Person) -> Request:
    return Request(
        actor=who.user_id,
        roles=who.roles,
        correlation_id="story",
        received_at=office.clock.now(),
    )


def told(office: Office, who: Person, command: Command[Told]) -> Told | Refusal:
    """The command's answer, a refusal included."""
    return office.desk.handle(command, signed_by(office, who))


def refused(office: Office, who: Person, command: Command[Any]) -> Refusal | None:
    """The refusal, or None when the command was carried out."""
    answer = told(office, who, command)
    return answer if isinstance(answer, Refusal) else None


def shown(office: Office, who: Person, query: Query[Told]) -> Told | Refusal:
    """What the query finds, a refusal included."""
    answering = office.reading.answer(query, signed_by(office, who))
    return asyncio.run(answering)
