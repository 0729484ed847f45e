"""Whose past matters on a case."""

from typing import Protocol

from core.cases.kind import CaseKind


class AboutSomebody(Protocol):
    @property
    def kind(self) -> CaseKind: ...
    @property
    def subject_user(self) -> str | None: ...
    @property
    def creator_id(self) -> str | None: ...


def whom_about(case: AboutSomebody) -> str | None:
    """The creator of a DMCA case; else its subject, or its creator where it has none."""
    if case.kind is CaseKind.DMCA:
        return case.creator_id or case.subject_user
    return case.subject_user or case.creator_id
