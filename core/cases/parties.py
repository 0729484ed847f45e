"""Which part a person plays in a case (domain.md, *Who may do what*)."""

from core.cases.case import Case
from core.orders.snapshot import OrderSnapshot
from core.timeline.message import AuthorRole

PROVIDER_ROLES = {
    "talent": AuthorRole.SELLER,
    "deliverable": AuthorRole.SELLER,
    "studio": AuthorRole.STUDIO_OWNER,
}


def part_of(user: str, case: Case, order: OrderSnapshot | None) -> AuthorRole | None:
    """The role `user` speaks in on this case, or None when the case does not name them."""
    if order is not None:
        if order.buyer_id == user:
            return AuthorRole.BUYER
        for leg in order.legs:
            if leg.provider_id == user:
                return PROVIDER_ROLES.get(leg.kind, AuthorRole.CREATOR)
    if case.creator_id == user:
        return AuthorRole.CREATOR
    return AuthorRole.BUYER if user in (case.subject_user, case.opened_by) else None
