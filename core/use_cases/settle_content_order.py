"""Settle an order about content with whether it was taken."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.dmca_claim_command import DmcaClaimCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.settling_content import content_not_taken, content_taken
from ports.content_visibility import NotTaken, Taken


@frozen(kw_only=True)
class SettleContentOrder(DmcaClaimCommand[bool]):
    """Moves the claim to hidden and its uploader notified, or to restored; answers whether it
    moved. An order that another has replaced, or that is settled, changes nothing.
    """

    action: ClassVar = "dmca.settle"
    roles: ClassVar = frozenset({Role.SYSTEM})

    number: int
    outcome: Taken | NotTaken

    def decide(self, work: Work) -> bool | Refusal:
        found = self.claim_and_case(work)
        if isinstance(found, Refusal):
            return found
        claim, case = found
        if claim.ordered is None or claim.order_number != self.number:
            return False
        work.details |= {"act": claim.ordered.value, "order_number": self.number}
        if isinstance(self.outcome, NotTaken):
            content_not_taken(work, claim, self.outcome)
            return False
        content_taken(work, claim, case)
        return True
