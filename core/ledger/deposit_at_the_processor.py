"""Whether the processor has of a deposit what we have: what was captured, and what went back."""

from collections.abc import Iterator

from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import DepositRelease, ReleaseKind, ReleaseStatus
from core.ledger.disagreement import Disagreement, difference
from core.ledger.order_books import OrderBooks
from core.ledger.reported import ReportedDeposit


def deposit_at_the_processor(books: OrderBooks, deposit: ReportedDeposit) -> Iterator[Disagreement]:
    """Nothing for what is still on its way."""
    if deposit.held:
        yield from _captured(books, deposit)
    yield from _refunds(books, deposit)


def _captured(books: OrderBooks, deposit: ReportedDeposit) -> Iterator[Disagreement]:
    intent = deposit.payment_intent
    claims = [claim for claim in books.claims if claim.payment_intent == intent]
    if any(claim.status is ClaimStatus.APPROVED for claim in claims):
        return
    captured = sum(it.amount_cents for it in claims if it.status is ClaimStatus.CAPTURED)
    due = deposit.captured_cents
    yield from difference(books.order_id, intent, "captured by the processor", captured, due)


def _refunds(books: OrderBooks, deposit: ReportedDeposit) -> Iterator[Disagreement]:
    releases = [
        release
        for release in books.releases
        if (release.kind, release.payment_intent) == (ReleaseKind.REFUND, deposit.payment_intent)
    ]
    theirs = {each.ref: 0 if each.failed else each.amount_cents for each in deposit.refunds}
    ours = {it.processor_ref: _went_back(it) for it in releases if it.processor_ref is not None}
    for ref in sorted((theirs.keys() | ours.keys()) - _on_their_way(releases, deposit)):
        was, should_be = ours.get(ref, 0), theirs.get(ref, 0)
        yield from difference(books.order_id, ref, "refunded by the processor", was, should_be)


def _went_back(release: DepositRelease) -> int:
    return release.amount_cents if release.status is ReleaseStatus.RELEASED else 0


def _on_their_way(
    releases: list[DepositRelease], deposit: ReportedDeposit
) -> frozenset[str | None]:
    sent = [each for each in releases if each.status is ReleaseStatus.PROCESSING]
    ids = {release.release_id for release in sent}
    by_name = {each.ref for each in deposit.refunds if each.release_id in ids}
    return frozenset(by_name | {release.processor_ref for release in sent})
