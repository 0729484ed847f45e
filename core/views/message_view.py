"""A message as a reader sees it."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class MessageView:
    """One message, its Markdown as written."""

    message_id: str
    author_role: str
    author_user_id: str | None
    body_md: str
    audience: str
    created_at: datetime
