"""The case that somebody works or is named on, and the part they play in it."""

from core.cases.access import access_denied, case_not_found, is_open_to
from core.cases.case import Case
from core.cases.parties import part_of
from core.errors import Refusal
from core.timeline.message import AuthorRole
from core.use_cases.handling.work import Work


def case_and_part(
    work: Work, case_id: str, *, expected_version: int | None = None
) -> tuple[Case, AuthorRole] | Refusal:
    """Staff as agents where it is open to them, others where it names them and lets them in.

    `expected_version` is for staff alone.
    """
    if work.request.is_staff:
        case = work.case(case_id, expected_version=expected_version)
        return case if isinstance(case, Refusal) else (case, AuthorRole.AGENT)
    found = work.found(case_id)
    if found is None:
        return case_not_found(case_id)
    order = work.uow.order_snapshots.newest(found.order_id) if found.order_id else None
    part = part_of(work.request.actor, found, order)
    if part is None or not is_open_to(found, work.request.actor):
        return access_denied()
    return found, part
