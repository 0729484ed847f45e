"""What people write on a case (domain.md, *Messages, evidence, timeline*)."""

from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from attrs import frozen

from core.cases.status import Awaiting
from core.timeline.event import Entry, EventType


class AuthorRole(StrEnum):
    BUYER = "buyer"
    SELLER = "seller"
    STUDIO_OWNER = "studio_owner"
    CREATOR = "creator"
    AGENT = "agent"
    SYSTEM = "system"

    @property
    def side(self) -> Awaiting | None:
        """Whose answer this author gives, when a case waits for one."""
        if self in (AuthorRole.AGENT, AuthorRole.SYSTEM):
            return None
        return Awaiting.CUSTOMER if self is AuthorRole.BUYER else Awaiting.SELLER


class Audience(StrEnum):
    """Who may read a message: everybody the case names, or staff alone."""

    PARTICIPANTS = "participants"
    STAFF = "staff"


@frozen(kw_only=True)
class Message:
    """A message (`smg_…`), its Markdown kept exactly as written."""

    message_id: str
    case_id: str
    author_role: AuthorRole
    author_user_id: str | None
    body_md: str
    audience: Audience
    created_at: datetime

    def entry(self) -> Entry:
        """Its line on the timeline: the words stay with the message, their hash is here."""
        note = self.audience is Audience.STAFF
        return Entry(
            EventType.NOTE if note else EventType.MESSAGE,
            {
                "message_id": self.message_id,
                "author_role": self.author_role.value,
                "audience": self.audience.value,
                "body_sha256": sha256(self.body_md.encode()).hexdigest(),
            },
        )
