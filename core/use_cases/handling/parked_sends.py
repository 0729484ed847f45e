"""Who tries what was parked once more."""

from collections.abc import Mapping

from core.parked.parked_work import ParkedKind
from core.request import Request
from core.use_cases.handling.chargeback_office import ChargebackOffice
from core.use_cases.handling.deposit_office import DepositOffice
from core.use_cases.handling.dmca_office import DmcaOffice
from core.use_cases.handling.parked_office import Send
from core.use_cases.handling.refund_office import RefundOffice


def parked_sends(
    refunds: RefundOffice,
    deposits: DepositOffice,
    dmca: DmcaOffice,
    chargebacks: ChargebackOffice,
) -> Mapping[ParkedKind, Send]:
    """A person who retries a capture wants it asked for again, however long ago it was."""

    def capture(claim_id: str, request: Request) -> object:
        return deposits.send_capture(claim_id, request, afresh=True)

    return {
        ParkedKind.REFUND: refunds.send,
        ParkedKind.TRANSFER_REVERSAL: refunds.reversals.send,
        ParkedKind.DEPOSIT_CAPTURE: capture,
        ParkedKind.DEPOSIT_RELEASE: deposits.send_release,
        ParkedKind.CONTENT_ORDER: dmca.send,
        ParkedKind.CHARGEBACK: chargebacks.look_after,
        ParkedKind.DISPUTE: chargebacks.hear,
    }
