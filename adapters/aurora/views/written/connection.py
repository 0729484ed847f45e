"""A page of cases as a connection: edges with their cursors, and what follows them."""

from collections.abc import Iterable

from psycopg.sql import SQL, Composable, Identifier, Literal

from adapters.aurora.views.page_statements import Stretch
from adapters.aurora.views.written.case_values import can_show, case_values
from adapters.aurora.views.written.values import column, constant, fits, instant, plain_values
from core.views.case_order import CaseOrder
from core.views.case_view import CaseView
from core.views.outline import Outline, Shown, Written

_CONNECTION = SQL("select row_to_json(one)::text as told from (select {}) one")
_EDGES = SQL(
    "(select coalesce(json_agg(edge), '[]')"
    " from (select {} from shown c order by c.place) edge) as {}"
)
_OBJECT = SQL("(select row_to_json(one) from (select {}) one) as {}")
_END = SQL("(select {} from shown c order by c.place desc limit 1)")
# Base64 for URLs, without what pads it and without line ends (core/views/case_place.py).
_CURSOR = SQL(
    "translate(encode(convert_to(concat('[', to_json({order}::text), {keys}, ',',"
    " to_json(c.case_id), ']'), 'UTF8'), 'base64'), E'+/=\\n', '-_')"
)
_INSTANTS = frozenset(
    name for name, ways in plain_values(CaseView).items() if Written.INSTANT in ways
)


def can_show_connection(outline: Outline) -> bool:
    """Whether `connection` has a form for everything that is shown."""
    return bool(outline.shown) and all(map(_has_form, outline.shown))


def connection(stretch: Stretch, outline: Outline) -> Composable:
    """What is selected from the page's cases, which are called `shown`."""
    return _CONNECTION.format(_each(outline.shown, stretch))


def _has_form(shown: Shown) -> bool:
    if not fits(shown):
        return False
    match shown.written, shown.name:
        case (Written.CONSTANT, _) | (Written.AS_IS, "cursor" | "has_next_page" | "end_cursor"):
            return True
        case Written.PARTS, "edges" | "page_info":
            return bool(shown.parts) and all(map(_has_form, shown.parts))
        case Written.PARTS, "node":
            return can_show(shown.parts)
        case _:
            return False


def _each(shown: Iterable[Shown], stretch: Stretch) -> Composable:
    return SQL(", ").join(_value(each, stretch) for each in shown)


def _value(shown: Shown, stretch: Stretch) -> Composable:
    match shown.name:
        case _ if shown.written is Written.CONSTANT:
            return constant(shown)
        case "edges":
            return _EDGES.format(_each(shown.parts, stretch), Identifier(shown.told_as))
        case "page_info":
            return _OBJECT.format(_each(shown.parts, stretch), Identifier(shown.told_as))
        case "node":
            return _OBJECT.format(case_values(shown.parts), Identifier(shown.told_as))
        case "cursor":
            return column(_cursor(stretch.order), shown)
        case "has_next_page":
            return column(stretch.more, shown)
        case _:
            return column(_END.format(_cursor(stretch.order)), shown)


def _cursor(order: CaseOrder) -> Composable:
    keys = SQL(", ").join(map(_key, order.sorted_by))
    return _CURSOR.format(order=Literal(order.value), keys=keys)


def _key(name: str) -> Composable:
    """With the comma before it."""
    stored: Composable = Identifier("c", name)
    if name in _INSTANTS:
        stored = instant(stored)
    return SQL("',', coalesce(to_json({})::text, 'null')").format(stored)
