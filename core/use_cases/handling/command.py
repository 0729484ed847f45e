"""What every command is: an input that knows its rights, its faults and its decision."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Generic, TypeVar

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.work import Work

NOT_ASKED = "not asked"
"""In the metadata of a field: it is no part of what the caller asked for, and two requests that
differ in it alone are the same.
"""

Told_co = TypeVar("Told_co", covariant=True)


class Command(ABC, Generic[Told_co]):
    """One verb. Subclasses are frozen values whose fields are what the caller gave.

    `action` is the audit's name for it; any one of `roles` suffices.
    """

    action: ClassVar[str]
    roles: ClassVar[frozenset[Role]]

    @property
    @abstractmethod
    def resource(self) -> str:
        """What the audit files it under, `case:sca_…` and the like."""

    def faults(self) -> Iterator[Refusal | None]:
        """Checks that need nothing but the input; the first refusal is the answer."""
        yield from ()

    @abstractmethod
    def decide(self, work: Work) -> Told_co | Refusal:
        """Load, ask the domain, hand the changes to `work`. May run several times."""
