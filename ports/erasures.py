"""Whom the Support Center has forgotten, and where a person's words are."""

from typing import Protocol

from core.erasure.erased_person import ErasedPerson


class Erasures(Protocol):
    def cases_of(self, user_id: str) -> tuple[str, ...]:
        """The ids, in order, of every case that has words the person wrote or that are about
        them: cases they opened or are the subject of, wrote on, acted on, uploaded to, or whose
        holds, refunds, claims or violations name them.
        """
        ...

    def add(self, person: ErasedPerson) -> None: ...

    def of(self, user_id: str) -> tuple[ErasedPerson, ...]:
        """Every erasure of the person, oldest first."""
        ...
