"""Who hears of a case (domain.md, *Case* and *Who may do what*)."""

from collections.abc import Iterator

from attrs import frozen

from core.cases.access import is_open_to
from core.cases.case import Case
from core.cases.parties import part_of
from core.notifications.kind import OWED_BY_LAW, TOLD, Part
from core.notifications.notification import Notification
from core.orders.snapshot import OrderSnapshot
from core.request import SYSTEM_ACTOR


@frozen
class Recipient:
    """A person by their id (`usr_…`) and why they are told; never an address."""

    user_id: str
    part: Part


def recipients(
    told: Notification, case: Case, order: OrderSnapshot | None, *, on_call: tuple[str, ...]
) -> tuple[Recipient, ...]:
    """Everybody once, in the first part that fits; nobody is told what they did themselves.

    A restricted case is told to its opener, owner and watchers alone. Where that leaves nobody to
    answer a page, whoever is on call gets it, with ids and nothing else: no deadline passes
    silently.
    """
    found: dict[str, Recipient] = {}
    for one in _addressed(told, case, order, on_call):
        if one.user_id not in (told.told_by, SYSTEM_ACTOR) and _may_hear(told, case, order, one):
            found.setdefault(one.user_id, one)
    reached = tuple(found.values())
    answering = [one for one in reached if one.part not in _owed(told)]
    if not answering and Part.ON_CALL in TOLD[told.kind]:
        return (*reached, *(Recipient(each, Part.ON_CALL) for each in on_call))
    return reached


def _addressed(
    told: Notification, case: Case, order: OrderSnapshot | None, on_call: tuple[str, ...]
) -> Iterator[Recipient]:
    everybody = (*_of_case(case), *_of_order(order))
    parts = TOLD[told.kind]
    yield from (Recipient(user, part) for part, user in everybody if user and part in parts)
    yield from (Recipient(user, Part.NAMED) for user in told.named)
    if Part.ON_CALL in parts:
        yield from (Recipient(user, Part.ON_CALL) for user in on_call)


def _of_case(case: Case) -> Iterator[tuple[Part, str | None]]:
    yield Part.SUBJECT, case.subject_user
    yield Part.CREATOR, case.creator_id
    yield Part.OWNER, case.owner_admin
    yield from ((Part.WATCHER, watcher) for watcher in case.watchers)
    yield Part.OPENER, case.opened_by


def _of_order(order: OrderSnapshot | None) -> Iterator[tuple[Part, str | None]]:
    if order is not None:
        yield Part.BUYER, order.buyer_id
        yield from ((Part.PROVIDER, leg.provider_id) for leg in order.legs)


def _owed(told: Notification) -> frozenset[Part]:
    return OWED_BY_LAW.get(told.kind, frozenset())


def _may_hear(told: Notification, case: Case, order: OrderSnapshot | None, one: Recipient) -> bool:
    if one.part in _owed(told):
        return True
    if one.part is Part.WATCHER and Part.SUBJECT not in TOLD[told.kind]:
        # What staff are told among themselves is not told to a party that watches.
        return part_of(one.user_id, case, order) is None
    return is_open_to(case, one.user_id)
