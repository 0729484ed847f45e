"""From Stripe's events, fetched or delivered, to the port's notices."""

import re
from collections.abc import Mapping

from adapters.stripe.fields import Fields, UnreadableObject
from ports.payment_processor import NoticeAbout, ProcessorNotice

ABOUT: Mapping[str, NoticeAbout] = {
    "charge.refund.updated": NoticeAbout.REFUND,
    "charge.refunded": NoticeAbout.CHARGE,
    "transfer.reversed": NoticeAbout.TRANSFER,
}
ABOUT_BY_FAMILY: Mapping[str, NoticeAbout] = {
    "refund.": NoticeAbout.REFUND,
    "charge.dispute.": NoticeAbout.DISPUTE,
}
IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,255}")
EVENT_TYPE = re.compile(r"[a-z0-9_.]{1,100}")


def notice(event: Fields) -> ProcessorNotice:
    """The notice in an event object. Raises UnreadableObject.

    Some objects that we do not follow have no id, or one that merchants make up; theirs reads
    "".
    """
    kind = _matching(EVENT_TYPE, event, "type")
    about = about_of(kind)
    of = event.part("data").part("object")
    return ProcessorNotice(
        notice_id=_matching(IDENTIFIER, event, "id"),
        type=kind,
        about=about,
        object_id="" if about is NoticeAbout.OTHER else _matching(IDENTIFIER, of, "id"),
        created_at=event.instant("created"),
    )


def about_of(kind: str) -> NoticeAbout:
    """What an event type is about: `refund.updated`, a refund."""
    if kind in ABOUT:
        return ABOUT[kind]
    families = (about for family, about in ABOUT_BY_FAMILY.items() if kind.startswith(family))
    return next(families, NoticeAbout.OTHER)


def _matching(pattern: re.Pattern[str], found: Fields, name: str) -> str:
    text = found.text(name)
    if not pattern.fullmatch(text):
        raise UnreadableObject(name)
    return text
