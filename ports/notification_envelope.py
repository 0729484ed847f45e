"""What whoever delivers to people receives, whichever bus carries it."""

import json

from core.instants import write_instant
from ports.notifications import Addressed

TOPIC = "support.notification"


def topic_of(addressed: Addressed) -> str:
    """`support.notification.refund.succeeded` and the like."""
    return f"{TOPIC}.{addressed.notification.kind}"


def notification_envelope(addressed: Addressed) -> str:
    """The notification as one line of JSON.

    `notification_id` stays the same when it is sent again; `template` is the key of the text.
    """
    told = addressed.notification
    return json.dumps(
        {
            "notification_id": told.notification_id,
            "topic": topic_of(addressed),
            "template": told.kind.value,
            "critical": told.is_critical,
            "case_id": told.case_id,
            "recipients": [
                {"user_id": one.user_id, "part": one.part.value} for one in addressed.recipients
            ],
            "parameters": dict(told.parameters),
            "created_at": write_instant(told.created_at),
        },
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )
