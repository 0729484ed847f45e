"""Leaving work to a person, and taking it back when it ends by itself (reliability.md 6)."""

from core.announcements.topic import Topic
from core.parked.parked_work import Ending, ParkedKind, ParkedWork
from core.use_cases.handling.work import Work
from ports.id_generator import Prefix


def park(
    work: Work,
    kind: ParkedKind,
    subject_id: str,
    *,
    case_id: str | None,
    order_id: str | None,
    why: str,
) -> None:
    """Park the subject, and tell others where it has a case; once, until it is ended."""
    if work.uow.parking.waiting(kind, subject_id) is not None:
        return
    parked = ParkedWork(
        work_id=work.ids.new(Prefix.PARKED),
        kind=kind,
        subject_id=subject_id,
        case_id=case_id,
        order_id=order_id,
        why=why,
        parked_at=work.now,
    )
    work.uow.parking.add(parked)
    if case_id is not None:
        told = {"work_id": parked.work_id, "kind": kind.value, "subject_id": subject_id}
        work.announce(Topic.WORK_PARKED, case_id, told)


def settle_parked(work: Work, kind: ParkedKind, subject_id: str) -> None:
    """End what is parked for the subject, if anything is: nobody is needed any more.

    What this very command ended already, or a person ends with it, has its ending.
    """
    parked = work.uow.parking.waiting(kind, subject_id)
    if parked is not None and parked.work_id not in work.dealt_with:
        work.dealt_with.add(parked.work_id)
        ended = parked.end(Ending.SETTLED, by=work.request.actor, when=work.now)
        work.uow.parking.save(ended)
