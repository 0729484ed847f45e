"""What is hidden on a case is hidden in what its chargebacks tell the network as well."""

from core.use_cases.handling.work import Work


def hide_in_representments(work: Work, case_id: str, *, shown: str, instead: str) -> None:
    """What the processor keeps is staged anew. An answer that is on its way stays as it is: asked
    again, it has to say the same.
    """
    for chargeback in work.uow.chargebacks.of_case(case_id):
        told = chargeback.representment.exchanged(shown, instead)
        if told == chargeback.representment or chargeback.answer is not None:
            continue
        hidden = chargeback.changed(when=work.now, representment=told)
        if hidden.awaits_evidence:
            hidden = hidden.changed(when=work.now, staged_by=None, staged_at=None)
        work.uow.chargebacks.save(hidden)
