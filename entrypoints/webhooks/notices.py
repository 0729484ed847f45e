"""What is done with a notice of the processor, whoever carried it to us (reliability.md 8)."""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from core.errors import ErrorCode, Refusal
from core.request import Request
from core.use_cases.handling.notice_office import Heard, NoticeOffice
from entrypoints.graphql.sampling import Sampling
from ports.payment_processor import ProcessorNotice
from ports.processor_webhooks import ProcessorWebhooks

PATH: Final = "/webhooks/stripe"
SIGNATURE: Final = "Stripe-Signature"
ACTION: Final = "notice.receive"
MOST_BYTES: Final = 256 * 1024
"""Many times what an event about the objects that we follow has."""
UNASKED: Final = 503
STATUSES: Final[Mapping[ErrorCode, int]] = {
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.BAD_USER_INPUT: 400,
    ErrorCode.INTERNAL: UNASKED,
}
TELL_AGAIN: Final = Refusal(
    code=ErrorCode.INTERNAL,
    message="The payment processor could not be asked what became of it; nothing was recorded.",
    hint="Deliver the notice again.",
)


@frozen(kw_only=True)
class Notices:
    """Believes `webhooks` about who sent a body, and nothing that the body says of an object.

    Neither body nor signature goes into a log, an audit entry or an answer.
    """

    webhooks: ProcessorWebhooks
    office: NoticeOffice
    forged: Sampling = field(factory=Sampling)

    def take(self, body: bytes, signature: str | None, request: Request) -> Heard | Refusal:
        """What became of it. UNAUTHENTICATED and BAD_USER_INPUT for what is forged, stale or no
        event, INTERNAL where it is to be told again.
        """
        notice = self.read(body, signature, request)
        if not isinstance(notice, Refusal):
            return self.follow(notice, request)
        if self.forged.keeps_next():
            self.audit(notice, request)
        return notice

    def read(
        self, body: bytes, signature: str | None, request: Request
    ) -> ProcessorNotice | Refusal:
        return self.webhooks.read(body=body, signature=signature, now=request.received_at)

    def follow(self, notice: ProcessorNotice, request: Request) -> Heard | Refusal:
        heard = self.office.follow(notice, request)
        return TELL_AGAIN if heard is Heard.UNASKED else heard

    def audit(self, refusal: Refusal, request: Request) -> None:
        """Anybody can knock here, so of those who have no business here a sample is kept."""
        self.office.desk.record_refusal(
            request, action=ACTION, resource=f"door:{PATH}", why=refusal
        )
