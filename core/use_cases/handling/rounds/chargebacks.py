"""Chargebacks, in the order in which a sweep sees to them."""

from core.use_cases.handling.chargeback_office import ChargebackOffice
from core.use_cases.handling.rounds.round import Round


def chargeback_rounds(office: ChargebackOffice) -> tuple[Round, ...]:
    """What has no case yet, then packs and drafts, then what an instant makes due: so that what
    goes out by itself shows all there is.
    """
    return (
        Round(
            kind="disputed charge",
            due=lambda uow, _now, limit: uow.parking.named_by_now(limit=limit),
            send=office.hear,
        ),
        Round(
            kind="dispute",
            due=lambda uow, _now, limit: uow.disputes.without_chargeback(limit=limit),
            send=office.open,
        ),
        Round(
            kind="evidence pack",
            due=lambda uow, now, limit: uow.chargebacks.to_prepare(now=now, limit=limit),
            send=office.prepare,
        ),
        Round(
            kind="chargeback",
            due=lambda uow, now, limit: uow.chargebacks.to_act(now=now, limit=limit),
            send=office.watch,
        ),
    )
