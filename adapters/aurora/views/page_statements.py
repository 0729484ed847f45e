"""The statement that reads a stretch of a list of cases in any order, its audit row included."""

from functools import lru_cache

from attrs import frozen
from psycopg.sql import SQL, Composable, Literal

from adapters.aurora.views.access import open_to_reader
from adapters.aurora.views.audited import AUDIT, CASES_TOLD
from adapters.aurora.views.case_statements import CASE_COLUMNS, shape_of
from adapters.aurora.views.nested import nested
from adapters.aurora.views.page_conditions import (
    BREACHED,
    IN_QUEUE,
    MATCHES,
    NARROWED,
    behind,
    sorting,
)
from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_place import CasePlace
from core.views.case_queue import CaseQueue
from core.views.selection import Selection

_PAGE = SQL(
    """
    with {found}, shown as materialized (
        select c.*, row_number() over (order by {order}) as place
        from found c
        order by {order}
        limit {first}
    ), shown_cases as (
        select case_id, place from shown
    ), audited as ({audit})
    {told}
    """
)
_VIEWS = SQL("select {columns} {nested}, {more} as has_next_page from shown c order by c.place")
_MORE = SQL("(select count(*) from found) > {first}")
_FOUND = SQL(
    """
    found as materialized (
        select c.*
        from sup.case c
        where {is_open} {narrowed}
        order by {order}
        limit {first} + 1
    )
    """
)
# How often a word occurs is known only once it is looked up. Few matches are sorted, of many
# the first are met soon enough on the way through the order's own index: either way alone is
# slow for the other's words. The planner runs one of the two.
_FOUND_BY_WORDS = SQL(
    """
    matching as materialized (
        select c.* from sup.case c where {matches} limit {few} + 1
    ), counted as materialized (
        select count(*) <= {few} as are_few from matching
    ), found as materialized (
        (
            select c.*
            from matching c
            where (select are_few from counted) and {is_open} {narrowed}
            order by {order}
            limit {first} + 1
        ) union all (
            select c.*
            from sup.case c
            where not (select are_few from counted) and {matches} and {is_open} {narrowed}
            order by {order}
            limit {first} + 1
        )
    )
    """
)
_FEW_MATCHES = Literal(5_000)


@frozen(kw_only=True)
class Stretch:
    """Which part of which list a statement is for, as far as it has words for that itself."""

    first: int
    continued: bool
    given: tuple[str, ...]
    by_words: bool
    breached: bool | None
    queue: CaseQueue | None
    order: CaseOrder

    @classmethod
    def of(
        cls, *, first: int, after: CasePlace | None, narrowed: CaseFilter, order: CaseOrder
    ) -> "Stretch":
        return cls(
            first=first,
            continued=after is not None,
            given=tuple(name for name in NARROWED if getattr(narrowed, name) is not None),
            by_words=narrowed.text is not None,
            breached=narrowed.breached,
            queue=narrowed.queue,
            order=order,
        )

    @property
    def more(self) -> Composable:
        """Whether anything follows it."""
        return _MORE.format(first=Literal(self.first))


def page_of_cases_after(stretch: Stretch, selection: Selection) -> bytes:
    """A page of the cases open to the reader, in the order of `stretch`."""
    return _views(stretch, shape_of(selection))


@lru_cache(maxsize=512)
def _views(stretch: Stretch, selection: Selection) -> bytes:
    return shown_stretch(
        stretch,
        _VIEWS.format(columns=CASE_COLUMNS, nested=nested(selection), more=stretch.more),
    )


def shown_stretch(stretch: Stretch, told: Composable) -> bytes:
    """`told` is what is selected from the page's cases, which are called `shown` and have their
    `place`.
    """
    conditions: list[Composable] = [NARROWED[name] for name in stretch.given]
    if stretch.breached is not None:
        conditions.append(BREACHED[stretch.breached])
    if stretch.queue is not None:
        conditions.append(IN_QUEUE[stretch.queue])
    if stretch.continued:
        conditions.append(behind(stretch.order))
    found = (_FOUND_BY_WORDS if stretch.by_words else _FOUND).format(
        matches=MATCHES,
        few=_FEW_MATCHES,
        is_open=open_to_reader("c"),
        narrowed=SQL("").join(SQL(" and ") + condition for condition in conditions),
        order=sorting(stretch.order),
        first=Literal(stretch.first),
    )
    return _PAGE.format(
        found=found,
        order=sorting(stretch.order),
        first=Literal(stretch.first),
        audit=AUDIT.format(told=CASES_TOLD),
        told=told,
    ).as_bytes()
