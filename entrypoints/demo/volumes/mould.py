"""A played story as text with blanks, so that stamping a case out costs no more than filling them.

Blanks are `~name~` in what the story wrote; every instant and the order's hash become blanks as
well. A case that is stamped out is therefore exactly what the use cases made, moved in time.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from attrs import frozen

from adapters.aurora.bulk_rows import CaseRows
from adapters.memory.timeline import timeline_of
from core.holds.hold import HoldStatus
from core.instants import read_instant
from core.orders.canonical_json import canonical_json
from core.sla.clock import ClockState
from entrypoints.demo.volumes.row_text import line
from entrypoints.demo.volumes.stage import OPENED, Stage
from entrypoints.demo.volumes.stories import Story

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_BLANK = re.compile(r"~(\w+)~")


@frozen(kw_only=True)
class Mould:
    """`lines` is COPY text by table and `order` the order's canonical JSON, both with blanks.

    `instants` are what the time blanks stand for on the stage. `ends_at` is the last of what
    happened, `due_at` the first deadline or expiry that is still ahead.
    """

    columns: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, str]
    counts: Mapping[str, int]
    order: str | None
    instants: Mapping[str, datetime]
    ids: tuple[str, ...]
    ends_at: datetime
    due_at: datetime | None
    is_over: bool

    def stamped(self, blanks: Mapping[str, str]) -> dict[str, str]:
        """The rows of one case, by table. `blanks` are all but the hash, which follows."""
        filled = dict(blanks)
        if self.order is not None:
            filled["sha"] = sha256((self.order % blanks).encode()).hexdigest()
        return {table: text % filled for table, text in self.lines.items()}


def cast(story: Story, price_cents: int) -> Mould:
    """Play the story and take its mould."""
    stage = Stage()
    story.play(stage, price_cents)
    rows = _rows(stage)
    stored = rows.by_table(received_at=OPENED)
    instants: dict[str, str] = {}
    made_up = _made_up(rows)
    lines = {
        table: _with_blanks("".join(line(row.values()) for row in found), instants, made_up)
        for table, found in stored.items()
    }
    orders = [
        _with_blanks(canonical_json(order.received).decode(), instants, {}) for order in rows.orders
    ]
    return Mould(
        columns={table: tuple(found[0]) for table, found in stored.items() if found},
        lines={table: text for table, text in lines.items() if text},
        counts={table: len(found) for table, found in stored.items()},
        order=orders[0] if orders else None,
        instants={blank: read_instant(text) for text, blank in instants.items()},
        ids=tuple(sorted(set(re.findall(r"%\((id\d+)\)s", "".join(lines.values()))))),
        ends_at=rows.case.updated_at,
        due_at=_first_due(rows),
        is_over=rows.case.closed_at is not None,
    )


def _rows(stage: Stage) -> CaseRows:
    tables = stage.store.tables
    (case,) = tables.cases.all()
    return CaseRows(
        case=case,
        events=timeline_of(tables.events, tables.event_words, case.case_id),
        messages=tables.messages.all(),
        orders=[each.snapshot for each in tables.order_snapshots.all()],
        charges=tables.charges.all(),
        payables=tables.payables.all(),
        refunds=tables.refunds.all(),
        holds=tables.payout_holds.all(),
    )


def _made_up(rows: CaseRows) -> dict[str, str]:
    """What the stage made up and no two cases share, with the blanks for it."""
    hashes = {order.sha256: "~sha~" for order in rows.orders}
    refs = [refund.processor_ref for refund in rows.refunds if refund.processor_ref]
    return hashes | {ref: f"re_~order~{number}" for number, ref in enumerate(refs)}


def _with_blanks(text: str, instants: dict[str, str], made_up: Mapping[str, str]) -> str:
    """`text` as `%` fills it; instants that are met the first time are noted."""
    for known, blank_for_it in made_up.items():
        text = text.replace(known, blank_for_it)

    def blank(found: re.Match[str]) -> str:
        return f"~{instants.setdefault(found[0], f'at{len(instants):03}')}~"

    return _BLANK.sub(r"%(\1)s", _INSTANT.sub(blank, text.replace("%", "%%")))


def _first_due(rows: CaseRows) -> datetime | None:
    """The first instant after which something would have had to happen."""
    clocks = (rows.case.clocks.first_response, rows.case.clocks.resolution)
    ends = [
        rows.case.waiting.due_at if rows.case.waiting else None,
        *(clock.due_at for clock in clocks if clock.state is ClockState.RUNNING),
        *(refund.expires_at for refund in rows.refunds),
        *(hold.expires_at for hold in rows.holds if hold.status is HoldStatus.APPLIED),
    ]
    return min((end for end in ends if end is not None), default=None)
