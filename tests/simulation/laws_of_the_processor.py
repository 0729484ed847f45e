"""Our rows and the processor's objects are the same money (reliability.md 1, 4 and 9).

They may differ only while what happened is on its way to us: a row of ours is unsettled and asked
about again, or a notice waits to be followed.
"""

from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import DepositRelease, ReleaseKind, ReleaseStatus
from core.refunds.refund import Refund, RefundStatus
from core.transfers.reversal import ReversalStatus
from tests.simulation.broken_law import BrokenLaws
from tests.simulation.picture import OrderPicture, Picture
from tests.simulation.processor_side import ENDED, Object, ProcessorSide

BY_A_LOOK = ("charge_disputed", "given_up")
"""Failed because a list did not show them: what was on its way by then is adopted later."""


def the_processor_agrees(laws: BrokenLaws, seen: Picture, theirs: ProcessorSide) -> None:
    for order in seen.orders:
        for refund in order.refunds:
            _made_once(laws, refund, theirs)
        for told in theirs.refunds_of(order.charge.charge_id):
            _known_or_news(laws, seen, order, told, theirs)
        _reversals_agree(laws, order, theirs)
        _disputes_agree(laws, seen, order, theirs)
        _deposits_agree(laws, seen, order, theirs)


def _made_once(laws: BrokenLaws, refund: Refund, theirs: ProcessorSide) -> None:
    made = theirs.refunds_named("refund_id", refund.refund_id)
    name = refund.refund_id
    laws.unless(len(made) <= 1, f"{name} was refunded {len(made)} times")
    if refund.status is RefundStatus.PROPOSED:
        laws.unless(not made, f"{name} is proposed, and sent")
    for each in made:
        laws.unless(each["amount"] == refund.amount_cents, f"{name} was sent as {each}")
    if refund.status is RefundStatus.FAILED and refund.failure not in BY_A_LOOK:
        alive = [each for each in made if each["status"] not in ENDED]
        laws.unless(not alive, f"{name} failed with {refund.failure}, and lives on as {alive}")
    if refund.charge_id is not None and refund.status is RefundStatus.SUCCEEDED:
        real = [each for each in made if each["id"] == refund.processor_ref]
        laws.unless(
            len(real) == 1 and theirs.once_succeeded(real[0]["id"]),
            f"{name} succeeded here, and never there",
        )


def _known_or_news(
    laws: BrokenLaws, seen: Picture, order: OrderPicture, told: Object, theirs: ProcessorSide
) -> None:
    ref, gone = told["id"], told["status"] not in ENDED
    if theirs.is_news(ref, seen.unheard) or theirs.is_news(told["charge"], seen.unheard):
        return
    outside = [each for each in order.outside if each.processor_ref == ref]
    ours = [each for each in order.refunds if each.processor_ref == ref]
    named = seen.refunds.get(told["metadata"].get("refund_id", ""))
    laws.unless(len(outside) + len(ours) <= 1, f"{ref} is known twice: {outside} and {ours}")
    if outside:
        laws.unless(outside[0].counts is gone, f"{outside[0]} is {told['status']}")
    elif ours and ours[0].is_settled:
        succeeded = ours[0].status is RefundStatus.SUCCEEDED
        laws.unless(succeeded is gone, f"{ref} is {told['status']}, and here {ours[0].status}")
    elif not ours:
        on_its_way = named is not None and named.status is RefundStatus.PROCESSING
        laws.unless(on_its_way, f"{ref} is told of and nobody knows it")


def _reversals_agree(laws: BrokenLaws, order: OrderPicture, theirs: ProcessorSide) -> None:
    for reversal in order.reversals:
        made = theirs.reversals_named(reversal.reversal_id)
        name = reversal.reversal_id
        laws.unless(len(made) <= 1, f"{name} was reversed {len(made)} times")
        if reversal.status is ReversalStatus.SUCCEEDED:
            real = [each["id"] for each in made] == [reversal.processor_ref]
            laws.unless(real, f"{name} came back here, and never there")
        for each in made:
            laws.unless(each["amount"] == reversal.amount_cents, f"{name} was sent as {each}")


def _disputes_agree(
    laws: BrokenLaws, seen: Picture, order: OrderPicture, theirs: ProcessorSide
) -> None:
    for told in theirs.disputes_of(order.charge.charge_id):
        if theirs.is_news(told["id"], seen.unheard):
            continue
        ours = [each for each in order.disputes if each.processor_ref == told["id"]]
        known = [(each.status, each.amount_cents) for each in ours]
        laws.unless(known == [(told["status"], told["amount"])], f"{told['id']} is {known} here")


def _deposits_agree(
    laws: BrokenLaws, seen: Picture, order: OrderPicture, theirs: ProcessorSide
) -> None:
    for claim in order.claims:
        intent = theirs.held["payment_intents"][claim.payment_intent]
        taken = intent["amount_received"]
        if claim.status is ClaimStatus.CAPTURED:
            laws.unless(taken == claim.amount_cents, f"{claim.claim_id} captured {taken}")
    for release in order.releases:
        made = theirs.refunds_named("release_id", release.release_id)
        laws.unless(len(made) <= 1, f"{release.release_id} was refunded {len(made)} times")
        for told in made:
            _release_is_followed(laws, seen, release, told, theirs)
        if release.status is not ReleaseStatus.RELEASED:
            continue
        if release.kind is ReleaseKind.REFUND:
            laws.unless(len(made) == 1, f"{release.release_id} went back here, and never there")
        else:
            state = theirs.held["payment_intents"][release.payment_intent]["status"]
            laws.unless(state == "canceled", f"{release.release_id} is let go, and {state}")
    _nobody_captures_unasked(laws, order, theirs)


def _release_is_followed(
    laws: BrokenLaws, seen: Picture, release: DepositRelease, told: Object, theirs: ProcessorSide
) -> None:
    ref, name = told["id"], release.release_id
    if theirs.is_news(ref, seen.unheard) or theirs.is_news(told["charge"], seen.unheard):
        return
    if release.status is ReleaseStatus.RELEASED:
        laws.unless(told["status"] not in ENDED, f"{name} is released, and {ref} failed")
    if release.status is ReleaseStatus.FAILED and release.failure not in BY_A_LOOK:
        laws.unless(told["status"] in ENDED, f"{name} failed, and {ref} is {told['status']}")


def _nobody_captures_unasked(laws: BrokenLaws, order: OrderPicture, theirs: ProcessorSide) -> None:
    for leg in order.snapshot.legs:
        intent = leg.deposit and theirs.held["payment_intents"][leg.deposit.payment_intent]
        if intent and intent["capture_method"] == "manual" and intent["amount_received"]:
            asked = [
                each
                for each in order.claims
                if each.status in (ClaimStatus.APPROVED, ClaimStatus.CAPTURED)
            ]
            laws.unless(bool(asked), f"{intent['id']} was captured for nobody")
