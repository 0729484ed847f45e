"""Counting a person's past, so that two who count at once do not count the same."""

from core.conduct.record import ConductRecord
from core.use_cases.handling.work import Work


def take_record(work: Work, user_id: str) -> None:
    """Whatever this command counts of the person, no other may have counted meanwhile: the flush
    of the second one loses, and its command counts again.
    """
    known = work.uow.conduct_records.get(user_id)
    if known is None:
        work.uow.conduct_records.add(ConductRecord(user_id=user_id, updated_at=work.now))
    else:
        work.uow.conduct_records.save(known.touched(when=work.now))


def upheld_claims(work: Work, creator_id: str) -> int:
    """How many copyright claims count against the uploader now."""
    return sum(claim.counts for claim in work.uow.dmca_claims.of_uploader(creator_id))
