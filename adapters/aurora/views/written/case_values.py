"""What is shown of a case `c`, as the columns of one object."""

import re
from collections.abc import Iterable, Mapping

from psycopg.sql import SQL, Composable, Identifier, Literal

from adapters.aurora.views.case_statements import CASE_COLUMNS
from adapters.aurora.views.written.around import AROUND
from adapters.aurora.views.written.values import column, constant, fits, plain_values
from core.cases.derived import SEVERITIES
from core.views.case_view import CaseView
from core.views.outline import Shown, Written

_COLUMNS = frozenset(re.findall(r"\bc\.(\w+)(?:,|$)", CASE_COLUMNS.as_string()))
_SEVERITY = SQL("case c.priority {} end").format(
    SQL(" ").join(
        SQL("when {} then {}").format(Literal(priority), Literal(word))
        for priority, word in SEVERITIES.items()
    )
)
# As core/cases/derived.py says it, on what the table allows.
_PUBLIC_STATUS = SQL(
    """
    case
        when c.status = 'closed' then 'closed'
        when c.status = 'resolved' and c.outcome = 'solved' then 'closed'
        when c.status = 'resolved' and c.outcome is not null then c.outcome
        when c.awaiting is not null then 'awaiting_' || c.awaiting
        when c.escalated and c.status <> 'resolved' then 'escalated'
        when c.status in ('decision_pending', 'investigating') then c.status::text
        else 'open'
    end
    """
)
_DERIVED: Mapping[str, Composable] = {"severity": _SEVERITY, "public_status": _PUBLIC_STATUS}


def can_show(shown: Iterable[Shown]) -> bool:
    """Whether `case_values` has a form for each of them."""
    ways, some = plain_values(CaseView), tuple(shown)
    return bool(some) and all(map(fits, some)) and all(_has_form(each, ways) for each in some)


def case_values(shown: Iterable[Shown]) -> Composable:
    """The columns, each under the name it is told as."""
    return SQL(", ").join(map(_value, shown))


def _has_form(shown: Shown, ways: Mapping[str, frozenset[Written]]) -> bool:
    match shown.written:
        case Written.CONSTANT:
            return True
        case Written.PARTS:
            around = AROUND.get(shown.name)
            return around is not None and bool(shown.parts) and around.can_show(shown)
        case Written.AS_IS if shown.name in _DERIVED:
            return True
        case written:
            return shown.name in _COLUMNS and written in ways.get(shown.name, ())


def _value(shown: Shown) -> Composable:
    if shown.written is Written.CONSTANT:
        return constant(shown)
    if shown.written is Written.PARTS:
        return AROUND[shown.name].array(shown)
    return column(_DERIVED.get(shown.name) or Identifier("c", shown.name), shown)
