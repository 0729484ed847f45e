"""timeline.csv: one row an event, with all that it says."""

import json

from core.bidi_controls import escaped_in_json
from core.instants import write_instant
from core.pack.document import Document
from core.pack.material import CaseMaterial
from core.pack.table_text import Cell, table
from core.timeline.event import Event

COLUMNS = ("created_at", "event_id", "case_id", "actor_kind", "actor_id", "type", "payload")


def timeline_table(material: CaseMaterial) -> Document:
    return table("timeline.csv", COLUMNS, map(_row, material.events))


def _row(event: Event) -> tuple[Cell, ...]:
    payload = json.dumps(event.payload, ensure_ascii=False, sort_keys=True, default=dict)
    return (
        write_instant(event.created_at),
        event.event_id,
        event.case_id,
        event.actor_kind.value,
        event.actor_id,
        str(event.type),
        escaped_in_json(payload),
    )
