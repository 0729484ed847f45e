"""Bring content back after a counter-notice, within its window."""

from typing import ClassVar

from attrs import frozen

from core.dmca.countering import forbids_restoring
from core.dmca.status import RestoreGround
from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.dmca_claim_command import DmcaClaimCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class RestoreDmcaContent(DmcaClaimCommand[bool]):
    """A person does what the sweep would. Never before the window begins (17 U.S.C.
    512(g)(2)(C)); from here on no court action stops it.
    """

    action: ClassVar = "dmca.restore"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})
    ground: ClassVar = RestoreGround.STAFF

    def decide(self, work: Work) -> bool | Refusal:
        found = self.claim_and_case(work)
        if isinstance(found, Refusal):
            return found
        claim, _ = found
        forbidden = forbids_restoring(claim, when=work.now)
        if forbidden is not None:
            return forbidden
        work.uow.dmca_claims.save(claim.to_restore(self.ground, when=work.now))
        return True


@frozen(kw_only=True)
class RestoreDueContent(RestoreDmcaContent):
    """The same by the sweep, as soon as the window has begun and nobody went to court."""

    roles: ClassVar = frozenset({Role.SYSTEM})
    ground: ClassVar = RestoreGround.WINDOW
