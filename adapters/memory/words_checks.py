"""Words that were hidden or erased stay so (docs/adr/0015), as the database's triggers have it."""

from attrs import evolve

from adapters.memory.check import Check
from core.timeline.hidden_words import ERASED, REDACTED
from core.timeline.message import Message
from core.timeline.words import EventWords


def _is_redaction_or_erasure(before: Message | None, after: Message) -> bool:
    if before is None:
        return after.redacted_at is None and after.erased_at is None
    allowed = [before.erase(when=after.erased_at)] if after.erased_at is not None else []
    if after.erased_at is None and after.redacted_at is not None:
        redacted = before.redact(when=after.redacted_at)
        allowed = [redacted] if isinstance(redacted, Message) else []
    return any(evolve(one, version=after.version) == after for one in allowed)


def _is_erasure(before: EventWords | None, after: EventWords) -> bool:
    if before is None:
        return after.erased_at is None
    if before.erased_at is not None or after.erased_at is None:
        return False
    return evolve(before.erase(when=after.erased_at), version=after.version) == after


MESSAGE_CHECKS: tuple[Check[Message], ...] = (
    Check("of a message only the words change, and only out of sight", _is_redaction_or_erasure),
    Check(
        "hidden words have their mark",
        lambda _, message: message.redacted_at is None or message.body_md in (REDACTED, ERASED),
    ),
)
WORDS_CHECKS: tuple[Check[EventWords], ...] = (
    Check("words beside the timeline are erased or stay", _is_erasure),
)
