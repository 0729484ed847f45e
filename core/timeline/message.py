"""What people write on a case (domain.md, *Messages, evidence, timeline*)."""

from datetime import datetime
from enum import StrEnum

from attrs import evolve, frozen

from core.cases.status import Awaiting
from core.errors import ErrorCode, Refusal
from core.timeline.attachment import Attachment
from core.timeline.event import Entry, EventType
from core.timeline.hidden_words import ERASED, REDACTED, hash_of


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
    """A message (`smg_…`), its Markdown kept exactly as written.

    Redacted, `body_md` is a mark for everybody and the words move to `hidden_md`, which no view
    shows; erased, they are nowhere. `body_sha256` is set from then on, and neither is undone.
    """

    message_id: str
    case_id: str
    author_role: AuthorRole
    author_user_id: str | None
    body_md: str
    audience: Audience
    created_at: datetime
    attachments: tuple[Attachment, ...] = ()
    hidden_md: str | None = None
    body_sha256: str | None = None
    redacted_at: datetime | None = None
    erased_at: datetime | None = None
    version: int = 0

    def entry(self) -> Entry:
        """Its line on the timeline: the words stay with the message, their hash is here."""
        note = self.audience is Audience.STAFF
        payload = {
            "message_id": self.message_id,
            "author_role": self.author_role.value,
            "audience": self.audience.value,
            "body_sha256": hash_of(self.body_md),
        }
        shown = [attachment.evidence_id for attachment in self.attachments]
        more = {"evidence_ids": shown} if shown else {}
        return Entry(EventType.NOTE if note else EventType.MESSAGE, {**payload, **more})

    def redact(self, *, when: datetime) -> "Message | Refusal":
        """The message with its words hidden from everybody; NOT_ACTIVE when they are already."""
        if self.redacted_at is not None:
            return Refusal(
                code=ErrorCode.NOT_ACTIVE,
                field="messageId",
                message="The words of this message are hidden already.",
                hint="Nothing is left to do; the timeline shows when and by whom.",
            )
        return evolve(
            self,
            body_md=REDACTED,
            hidden_md=self.body_md,
            body_sha256=hash_of(self.body_md),
            redacted_at=when,
        )

    def erase(self, *, when: datetime) -> "Message":
        """The message without its words, hidden ones too; as it is when they are gone already."""
        if self.erased_at is not None:
            return self
        return evolve(
            self,
            body_md=ERASED,
            hidden_md=None,
            body_sha256=self.body_sha256 or hash_of(self.body_md),
            redacted_at=self.redacted_at or when,
            erased_at=when,
        )
