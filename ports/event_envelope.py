"""What a listener receives, whichever bus carries it."""

import json

from core.instants import write_instant
from ports.outbox import OutboxMessage


def envelope(message: OutboxMessage) -> str:
    """The message as one line of JSON.

    `message_id` stays the same when a message is sent again. `case_version` never falls within
    a case; those of one change share it and come in the order of their ids.
    """
    return json.dumps(
        {
            "message_id": message.message_id,
            "topic": message.topic,
            "case_id": message.case_id,
            "case_version": message.case_version,
            "created_at": write_instant(message.created_at),
            "payload": message.payload,
        },
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )
