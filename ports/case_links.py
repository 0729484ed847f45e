"""Which cases belong together."""

from typing import Protocol

from core.cases.links import CaseLink


class CaseLinks(Protocol):
    def add(self, link: CaseLink) -> None:
        """A new link. The flush raises DuplicateRow when the two are linked that way already."""
        ...

    def of_case(self, case_id: str) -> tuple[CaseLink, ...]:
        """Links from and to the case, oldest first."""
        ...
