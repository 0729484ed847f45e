"""What becomes of a release of a deposit by what the processor says of it (reliability.md 4, 7)."""

from core.cases.case import Case
from core.deposits.deposit_release import DepositRelease, ReleaseStatus
from core.deposits.release_entries import release_failed_entry, released_entry
from core.deposits.release_told import ReleaseTold
from core.parked.for_a_person import ForAPerson
from core.parked.parked_work import ParkedKind
from core.timeline.event import Entry
from core.use_cases.handling.work import Work
from core.use_cases.steps.parking import park, settle_parked
from core.use_cases.steps.reopening import reopen_decided
from ports.payment_processor import Done, Outcome, Refused

Returned = Outcome[ReleaseTold] | ForAPerson


def settle_release(
    work: Work, release: DepositRelease, case: Case, outcome: Returned, *, asked: bool
) -> bool:
    """Move a release to its end, if `outcome` is one, as often as it is told.

    What is unknown or on its way leaves it processing; where we `asked` for it, that counts as a
    try. A refund that fails after it had succeeded fails its release, so that the deposit can be
    released again. Answers whether the release moved.
    """
    if release.status is ReleaseStatus.PROCESSING:
        return _of_processing(work, release, case, outcome, asked=asked)
    if release.status is not ReleaseStatus.RELEASED or not isinstance(outcome, Done):
        return False
    told = outcome.value
    if told.processor_ref != release.processor_ref or told.status is not ReleaseStatus.FAILED:
        return False
    failed = release.failed(_why(told), when=work.now)
    work.uow.deposit_releases.save(failed)
    seen = work.record(case, release_failed_entry(failed))
    reopen_decided(work, seen, why="the release of a deposit failed late")
    return True


def _of_processing(
    work: Work, release: DepositRelease, case: Case, outcome: Returned, *, asked: bool
) -> bool:
    if isinstance(outcome, ForAPerson):
        left = release.asked_no_more(when=work.now)
        return _left_to_a_person(work, left, why=outcome.why)
    if isinstance(outcome, Done):
        return _told(work, release, case, outcome.value, asked=asked)
    if isinstance(outcome, Refused):
        return _refused(work, release, case, outcome, asked=asked)
    return _left_open(work, release, release, why=outcome.detail, asked=asked)


def _told(
    work: Work, release: DepositRelease, case: Case, told: ReleaseTold, *, asked: bool
) -> bool:
    ref = told.processor_ref
    if told.status is ReleaseStatus.RELEASED:
        released = release.released(processor_ref=ref, when=work.now)
        return _ended(work, released, case, released_entry(released))
    if told.status is ReleaseStatus.FAILED:
        failed = release.failed(_why(told), when=work.now, processor_ref=ref)
        return _ended(work, failed, case, release_failed_entry(failed))
    known = release
    if release.processor_ref != ref:
        known = release.known_as(ref, when=work.now)
    return _left_open(work, release, known, why="it is still on its way", asked=asked)


def _refused(
    work: Work, release: DepositRelease, case: Case, told: Refused, *, asked: bool
) -> bool:
    # What the processor has a name for was not refused, whatever a later answer says.
    if release.processor_ref is not None:
        return _left_open(work, release, release, why=told.code, asked=asked)
    failed = release.failed(told.code, when=work.now)
    return _ended(work, failed, case, release_failed_entry(failed))


def _ended(work: Work, ended: DepositRelease, case: Case, entry: Entry) -> bool:
    work.uow.deposit_releases.save(ended)
    work.record(case, entry)
    settle_parked(work, ParkedKind.DEPOSIT_RELEASE, ended.release_id)
    return True


def _left_open(
    work: Work, before: DepositRelease, now: DepositRelease, *, why: str, asked: bool
) -> bool:
    after = now.asked_in_vain(when=work.now) if asked else now
    if asked and after.ask_again_at is None:
        return _left_to_a_person(work, after, why=why)
    if after != before:
        work.uow.deposit_releases.save(after)
    return False


def _why(told: ReleaseTold) -> str:
    return told.failure or "failed"


def _left_to_a_person(work: Work, release: DepositRelease, *, why: str) -> bool:
    work.uow.deposit_releases.save(release)
    park(
        work,
        ParkedKind.DEPOSIT_RELEASE,
        release.release_id,
        case_id=release.case_id,
        order_id=release.order_id,
        why=why,
    )
    return False
