"""The statements that tell cases as JSON: one per question, its audit row included."""

from functools import lru_cache

from psycopg.sql import SQL, Composable

from adapters.aurora.views.access import open_to_reader
from adapters.aurora.views.case_statements import NEWEST_FIRST, opened_case, shown_cases
from adapters.aurora.views.page_statements import Stretch, shown_stretch
from adapters.aurora.views.written.case_values import case_values
from adapters.aurora.views.written.connection import connection
from core.views.outline import Outline

MOST_KEPT = 512
_OBJECT = SQL(
    "case when v.refused is null then"
    " (select row_to_json(one)::text from (select {}) one) end as told"
)
_ARRAY = SQL(
    "select coalesce(json_agg(one), '[]')::text as told"
    " from (select {values} from shown c order by {order}) one"
)


@lru_cache(maxsize=MOST_KEPT)
def one_case_told(outline: Outline) -> bytes:
    """`refused`, and what is told of the case."""
    return opened_case(open_to_reader("c"), _object(outline))


@lru_cache(maxsize=MOST_KEPT)
def page_of_cases_told(of_kind: bool, of_status: bool, outline: Outline) -> bytes:  # noqa: FBT001 - named by the only caller
    """What is told of a page of the cases open to the reader, newest first."""
    told = _ARRAY.format(values=case_values(outline.shown), order=NEWEST_FIRST)
    return shown_cases(of_kind, of_status, told)


@lru_cache(maxsize=MOST_KEPT)
def stretch_told(stretch: Stretch, outline: Outline) -> bytes:
    """What is told of a connection."""
    return shown_stretch(stretch, connection(stretch, outline))


def _object(outline: Outline) -> Composable:
    return _OBJECT.format(case_values(outline.shown))
