"""Attachments as data-model.md writes them: `[{s3_key, hash, bytes, mime}]`."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.timeline.attachment import Attachment


def attachments_to_json(attachments: Iterable[Attachment]) -> list[dict[str, Any]]:
    return [
        {
            "s3_key": attachment.s3_key,
            "hash": attachment.sha256,
            "bytes": attachment.size_bytes,
            "mime": attachment.mime,
        }
        for attachment in attachments
    ]


def attachments_from_json(told: Iterable[Mapping[str, Any]]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            s3_key=one["s3_key"], sha256=one["hash"], size_bytes=one["bytes"], mime=one["mime"]
        )
        for one in told
    )
