"""Copyright claims from the order to its being taken: the intent first, then whoever serves
the content.

They are told with no transaction open, and again until they have taken it.
"""

from typing import TypeVar

from attrs import frozen

from core.dmca.claim import DmcaClaim
from core.dmca.content_order import ContentOrder
from core.dmca.urls import split
from core.dmca.words import WordsPart
from core.errors import Refusal
from core.request import Request
from core.use_cases.file_dmca_claim import FileDmcaClaim
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.dmca_claim_command import DmcaClaimCommand
from core.use_cases.settle_content_order import SettleContentOrder
from ports.content_visibility import ContentVisibility, NotTaken, Taken

Told = TypeVar("Told")


@frozen(kw_only=True)
class DmcaOffice:
    """The commands after which content may have to go out of sight, or come back."""

    desk: Desk
    visibility: ContentVisibility

    def file(self, asked: FileDmcaClaim, request: Request) -> str | Refusal:
        """The new claim's id. Its content is hidden, and its uploader notified, where the order
        was taken at once.
        """
        claim_id = self.desk.handle(asked, request)
        if not isinstance(claim_id, Refusal):
            self.send(claim_id, request)
        return claim_id

    def give(self, asked: DmcaClaimCommand[Told], request: Request) -> Told | Refusal:
        """The answer to a command that may bring content back."""
        told = self.desk.handle(asked, request)
        if told is True:
            self.send(asked.claim_id, request)
        return told

    def send(self, claim_id: str, request: Request) -> Taken | NotTaken | None:
        """Hand over what a claim has ordered, and settle it with the answer. Safe to repeat.

        None where nothing is ordered.
        """
        order = self._ordered(claim_id)
        if order is None:
            return None
        outcome = self.visibility.tell(order)
        settle = SettleContentOrder(claim_id=claim_id, number=order.number, outcome=outcome)
        self.desk.handle(settle, request.by_itself())
        return outcome

    def _ordered(self, claim_id: str) -> ContentOrder | None:
        with self.desk.store.unit_of_work() as uow:
            claim = uow.dmca_claims.get(claim_id)
            if claim is None or claim.ordered is None:
                return None
            words = uow.dmca_claims.words(claim.case_id)
        notice = next(
            each.words
            for each in words
            if each.claim_id == claim_id and each.part is WordsPart.NOTICE
        )
        return _order(claim, split(notice["urls"]))


def _order(claim: DmcaClaim, urls: tuple[str, ...]) -> ContentOrder:
    if claim.ordered is None:
        raise ValueError(f"{claim.claim_id} has ordered nothing")
    return ContentOrder(
        act=claim.ordered,
        claim_id=claim.claim_id,
        case_id=claim.case_id,
        creator_id=claim.creator_id,
        number=claim.order_number,
        urls=urls,
        ordered_at=claim.ordered_at or claim.updated_at,
    )
