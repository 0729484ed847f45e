"""A message as a reader sees it."""

from datetime import datetime

from attrs import frozen

from core.timeline.attachment import Attachment


@frozen(kw_only=True)
class MessageView:
    """One message, its Markdown as written; from `redacted_at` on a mark stands for its words."""

    message_id: str
    author_role: str
    author_user_id: str | None
    body_md: str
    audience: str
    created_at: datetime
    attachments: tuple[Attachment, ...] = ()
    redacted_at: datetime | None = None
