"""What is announced about copyright claims."""

from typing import Any

from core.dmca.claim import DmcaClaim
from core.instants import write_instant


def dmca_payload(claim: DmcaClaim) -> dict[str, Any]:
    """The payload of every `dmca.*`, without a name, a contact or where the content is."""
    window = claim.window
    return {
        "claim_id": claim.claim_id,
        "creator_id": claim.creator_id,
        "claimant_id": claim.claimant_id,
        "order_id": claim.order_id,
        "status": claim.status.value,
        "upheld_claims": claim.upheld_claims,
        "repeat_offender": claim.repeat_offender,
        "restore_not_before": window and write_instant(window.not_before),
        "restore_not_after": window and write_instant(window.not_after),
        "restore_ground": claim.restore_ground and claim.restore_ground.value,
    }
