"""Asking the office as one of the people of the specifications."""

from typing import Any, TypeVar

from core.errors import Refusal
from core.request import Request
from core.use_cases.handling.command import Command
from tests.features.people import Person
from tests.use_cases.office import Office, request_of

Told = TypeVar("Told")


def signed_by(who: Person) -> Request:
    return request_of(who.user_id, who.roles)


def told(office: Office, who: Person, command: Command[Told]) -> Told | Refusal:
    """The command's answer, a refusal included."""
    return office.desk.handle(command, signed_by(who))


def refused(office: Office, who: Person, command: Command[Any]) -> Refusal | None:
    """The refusal, or None when the command was carried out."""
    answer = told(office, who, command)
    return answer if isinstance(answer, Refusal) else None
