"""Open a case."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_priority
from core.announcements.of_cases import opened
from core.announcements.topic import Topic
from core.cases.kind import unfit_subtype
from core.cases.opening import Opening, open_case, opened_entry
from core.cases.order_link import order_not_found
from core.errors import ErrorCode, Refusal
from core.request import Role
from core.text import unfit_id, unfit_text
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from ports.id_generator import Prefix

IDS = (
    ("subjectUser", "subject_user"),
    ("lbgId", "lbg_id"),
    ("legId", "leg_id"),
    ("orderId", "order_id"),
    ("threadId", "thread_id"),
    ("studioId", "studio_id"),
    ("creatorId", "creator_id"),
    ("payoutId", "payout_id"),
    ("reasonCode", "reason_code"),
)
MOST_WATCHERS = 50


@frozen(kw_only=True)
class OpenCase(Command[str]):
    """Opens a case and answers its id; an order it names must be known."""

    action: ClassVar = "case.open"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    opening: Opening

    @property
    def resource(self) -> str:
        return f"order:{self.opening.order_id}" if self.opening.order_id else "case:new"

    def faults(self) -> Iterator[Refusal | None]:
        opening = self.opening
        yield unfit_text("summary", opening.summary)
        yield unfit_priority(opening.priority)
        yield unfit_subtype(opening.kind, opening.subtype)
        for name, attribute in IDS:
            yield unfit_id(name, getattr(opening, attribute))
        yield _too_many(opening.watchers)
        for watcher in opening.watchers:
            yield unfit_id("watchers", watcher)

    def decide(self, work: Work) -> str | Refusal:
        order_id = self.opening.order_id
        if order_id is not None and not work.uow.order_snapshots.is_known(order_id):
            return order_not_found(order_id)
        case = open_case(
            self.opening,
            case_id=work.ids.new(Prefix.CASE),
            opened_by=work.request.actor,
            when=work.now,
            policies=work.policies,
        )
        work.add(case, opened_entry(case))
        work.filed_under = f"case:{case.case_id}"
        work.details |= {"order_id": order_id}
        work.announce(Topic.CASE_OPEN, case.case_id, opened(case))
        return case.case_id


def _too_many(watchers: tuple[str, ...]) -> Refusal | None:
    if len(watchers) <= MOST_WATCHERS:
        return None
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="watchers",
        message=f"{len(watchers)} watchers are too many.",
        hint=f"Name at most {MOST_WATCHERS}.",
    )
