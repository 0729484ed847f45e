"""Notices of the processor for tests."""

from typing import Any

from attrs import evolve

from ports.payment_processor import NoticeAbout, ProcessorNotice
from tests.builders.instants import NOON


def a_notice(notice_id: str = "evt_1", **changes: Any) -> ProcessorNotice:
    """That something happened to a refund, but for `changes`."""
    notice = ProcessorNotice(
        notice_id=notice_id,
        type="refund.updated",
        about=NoticeAbout.REFUND,
        object_id="re_1",
        created_at=NOON,
    )
    return evolve(notice, **changes)
