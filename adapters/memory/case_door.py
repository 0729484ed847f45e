"""Who is let in to a case in memory."""

from attrs import frozen

from adapters.memory.order_snapshots import newest_of
from adapters.memory.tables import Tables
from core.cases.access import access_denied, case_not_found, is_open_to
from core.cases.case import Case
from core.cases.parties import part_of
from core.errors import Refusal


@frozen(eq=False)
class CaseDoor:
    """Answers the case, CASE_NOT_FOUND or CASE_ACCESS_DENIED."""

    tables: Tables

    def for_staff(self, case_id: str, reader: str) -> Case | Refusal:
        case = self.tables.cases.get(case_id)
        if case is None:
            return case_not_found(case_id)
        return case if is_open_to(case, reader) else access_denied()

    def for_party(self, case_id: str, user: str) -> Case | Refusal:
        """As one of the people the case or its order names."""
        case = self.tables.cases.get(case_id)
        if case is None:
            return case_not_found(case_id)
        orders = self.tables.order_snapshots
        order = None if case.order_id is None else newest_of(orders, case.order_id)
        named = part_of(user, case, order) is not None
        return case if named and is_open_to(case, user) else access_denied()
