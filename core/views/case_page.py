"""A stretch of a list of cases."""

from attrs import frozen

from core.views.case_view import CaseView


@frozen(kw_only=True)
class CasePage:
    """Cases in the order they were asked for, and whether any follow them."""

    cases: tuple[CaseView, ...]
    has_next_page: bool


@frozen(kw_only=True)
class CaseEdge:
    """A case with the cursor of its place."""

    cursor: str
    node: CaseView


@frozen(kw_only=True)
class PageInfo:
    """`end_cursor` is that of the last edge, None where there is none."""

    has_next_page: bool
    end_cursor: str | None


@frozen(kw_only=True)
class CaseConnection:
    """A page as GraphQL's connections show it."""

    edges: tuple[CaseEdge, ...]
    page_info: PageInfo
