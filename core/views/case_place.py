"""A place in an ordered list of cases, and the cursor that names it to clients."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Any

from attrs import frozen

from core.amount import unfit_priority
from core.errors import ErrorCode, Refusal
from core.instants import read_instant, write_instant
from core.text import unfit_text
from core.views.case_order import CaseOrder
from core.views.case_view import CaseView

LONGEST_CURSOR = 1_000
MAY_BE_NONE = ("sla_due_at", "next_due_at")
SortKey = tuple[datetime | int | None, ...]


@frozen(kw_only=True)
class CasePlace:
    """Where a case stands: the values it is sorted by, then its id."""

    order: CaseOrder
    key: SortKey
    case_id: str

    @classmethod
    def of(cls, case: CaseView, order: CaseOrder) -> "CasePlace":
        key = tuple(getattr(case, name) for name in order.sorted_by)
        return cls(order=order, key=key, case_id=case.case_id)

    @property
    def cursor(self) -> str:
        """URL-safe and opaque: clients give it back as it is."""
        told = [self.order.value, *map(_written, self.key), self.case_id]
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_place(cursor: str, order: CaseOrder) -> CasePlace | Refusal:
    """The place a cursor names; BAD_USER_INPUT for no cursor of ours, or of another order."""
    told = _told(cursor)
    match told:
        case [str(named), *key, str(case_id)] if unfit_text("after", case_id) is None:
            if named != order.value:
                return _unfit("It belongs to a list in another order.")
        case _:
            return _unfit("It is no cursor of this list.")
    if len(key) != len(order.sorted_by):
        return _unfit("It is no cursor of this list.")
    try:
        values = tuple(map(_read, order.sorted_by, key))
    except (TypeError, ValueError, OverflowError):
        return _unfit("It is no cursor of this list.")
    return CasePlace(order=order, key=values, case_id=case_id)


def _told(cursor: str) -> Any:
    if len(cursor) > LONGEST_CURSOR or not cursor.isascii():
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return json.loads(urlsafe_b64decode(padded).decode())
    except (ValueError, RecursionError):
        return None


def _written(value: datetime | int | None) -> str | int | None:
    return write_instant(value) if isinstance(value, datetime) else value


def _read(field: str, value: Any) -> datetime | int | None:
    """The value of a sort key. Raises TypeError or ValueError for what is none."""
    if field == "priority":
        if type(value) is not int or unfit_priority(value):
            raise ValueError(f"{field} cannot be that")
        return value
    if value is None and field in MAY_BE_NONE:
        return None
    return read_instant(value)


def _unfit(why: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="after",
        message=f"after: {why}",
        hint="Give the endCursor of a page of the same list, or leave `after` out to begin.",
    )
