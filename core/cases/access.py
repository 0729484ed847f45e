"""Who may open which case (domain.md, *Case* and *Who may do what*)."""

from typing import Protocol

from core.errors import ErrorCode, Refusal
from core.request import Request


class Guarded(Protocol):
    """The part of a case that decides who may open it."""

    @property
    def restricted(self) -> bool: ...
    @property
    def opened_by(self) -> str: ...
    @property
    def owner_admin(self) -> str | None: ...
    @property
    def watchers(self) -> tuple[str, ...]: ...


def denied_to_staff(case: Guarded, request: Request) -> Refusal | None:
    """CASE_ACCESS_DENIED for staff whom a restricted case does not name."""
    return None if is_open_to(case, request.actor) else access_denied()


def is_open_to(case: Guarded, user: str) -> bool:
    """Whether the case lets the user in: a restricted one only opener, owner and watchers.

    It holds for the people of its order too: they may be what the case is about.
    """
    named = {case.opened_by, case.owner_admin, *case.watchers}
    return not case.restricted or user in named


def access_denied() -> Refusal:
    return Refusal(
        code=ErrorCode.CASE_ACCESS_DENIED,
        field="caseId",
        message="This case is open only to the people it names.",
        hint="Ask its owner to add you as a watcher.",
    )


def case_not_found(case_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.CASE_NOT_FOUND,
        field="caseId",
        message=f"There is no case {case_id}.",
        hint="Check the id; adminCases lists the cases you may see.",
    )
