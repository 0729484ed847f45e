"""Every concern with what a sweep goes round for it, built when it is swept and not before."""

from collections.abc import Callable, Mapping, Sequence

from core.use_cases.handling.chargeback_office import ChargebackOffice
from core.use_cases.handling.deposit_office import DepositOffice
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.dmca_office import DmcaOffice
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.handling.rounds.chargebacks import chargeback_rounds
from core.use_cases.handling.rounds.concern import Concern
from core.use_cases.handling.rounds.dmca import dmca_rounds
from core.use_cases.handling.rounds.holds import hold_rounds
from core.use_cases.handling.rounds.refunds import refund_rounds
from core.use_cases.handling.rounds.round import Round
from core.use_cases.handling.rounds.sla import sla_rounds

Rounds = Mapping[Concern, Callable[[], Sequence[Round]]]


def rounds_by_concern(
    desk: Desk,
    *,
    refunds: Callable[[], RefundOffice],
    deposits: Callable[[], DepositOffice],
    dmca: Callable[[], DmcaOffice],
    chargebacks: Callable[[], ChargebackOffice],
) -> Rounds:
    return {
        Concern.REFUNDS: lambda: refund_rounds(refunds(), deposits()),
        Concern.CHARGEBACKS: lambda: chargeback_rounds(chargebacks()),
        Concern.HOLDS: lambda: hold_rounds(desk),
        Concern.SLA: lambda: sla_rounds(desk),
        Concern.DMCA: lambda: dmca_rounds(dmca()),
    }
