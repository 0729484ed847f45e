"""The trouble is over: sweeps and time must bring everything to an end that people can see."""

from datetime import timedelta
from typing import Final

from core.ledger.account import Account
from core.ledger.balance import balances
from core.refunds.refund import RefundStatus
from core.use_cases.handling.rounds.missed_notices import KEPT
from core.use_cases.resume_refunds import ResumeRefunds
from core.use_cases.steps.ending_parked import ENDED_BY
from tests.simulation.laws import keep_the_laws
from tests.simulation.laws_of_chargebacks import no_deadline_passed_in_silence
from tests.simulation.picture import OrderPicture, Picture
from tests.simulation.processor_side import ENDED, ProcessorSide
from tests.simulation.world import World
from tests.use_cases.office import FAY

SCHEDULE: Final = (
    *(timedelta(minutes=6),) * 2,
    timedelta(hours=2),
    timedelta(hours=7),
    *(timedelta(hours=25),) * 14,
)
"""Longer than anything is asked about, and than a proposal waits."""


def come_to_rest(world: World) -> Picture:
    """Nothing breaks any more, and nobody does anything but the sweep, later the parked work."""
    world.interruptions.disarm()
    world.stripe.engine.clear_faults()
    world.refunds.resume(ResumeRefunds(), FAY)
    world.sweep(KEPT)
    for pause in SCHEDULE:
        if _is_at_rest(world.picture()):
            break
        world.pass_time(pause)
        world.sweep(KEPT)
    rested = keep_the_laws(world)
    _nothing_is_stuck(world, rested)
    no_deadline_passed_in_silence(world.laws, rested, ProcessorSide.of(world.stripe))
    _unpark_everything(world, rested)
    rested = keep_the_laws(world)
    _the_money_agrees(world, rested)
    return rested


def _is_at_rest(seen: Picture) -> bool:
    asked = (each for order in seen.orders for each in order.asked_about)
    watched = (each for order in seen.orders for each in order.chargebacks)
    waits = any(each.again_at for each in asked) or any(each.act_at for each in watched)
    return not seen.unheard and not waits


def _nothing_is_stuck(world: World, seen: Picture) -> None:
    """What is asked about still after every pause of the schedule is asked about for ever."""
    world.laws.unless(not seen.unheard, f"{seen.unheard} were never followed")
    for order in seen.orders:
        for each in order.asked_about:
            world.laws.unless(each.again_at is None, f"{each} finds no end")
        proposed = [each for each in order.refunds if each.status is RefundStatus.PROPOSED]
        for refund in proposed:
            late = refund.expires_at is not None and refund.expires_at <= world.clock.now()
            world.laws.unless(not late, f"{refund.refund_id} has expired and is still proposed")


def _unpark_everything(world: World, seen: Picture) -> None:
    for about in sorted(seen.waiting):
        world.unpark(*about, FAY)
    after = world.picture()
    for order in after.orders:
        for each in order.asked_about:
            about = (each.kind, each.subject_id)
            if each.is_open and about in seen.waiting and each.kind in ENDED_BY:
                seen_still = about in after.waiting
                world.laws.unless(seen_still, f"{about} was unparked, did not end, and is hidden")


def _the_money_agrees(world: World, seen: Picture) -> None:
    theirs = ProcessorSide.of(world.stripe)
    for simulated, order in zip(world.orders, seen.orders, strict=True):
        booked = balances(order.postings).get(Account.CASH, 0)
        moved = theirs.cash_of(
            simulated.charge,
            frozenset(leg["transfer"] for leg in simulated.legs if leg["transfer"]),
            frozenset(
                leg["deposit"]["payment_intent"] for leg in simulated.legs if "deposit" in leg
            ),
        )
        open_cents = _on_its_way(order, theirs)
        world.laws.unless(
            booked == moved + open_cents,
            f"{simulated.order_id}: {booked} booked, {moved} moved, {open_cents} on its way",
        )
        _others_are_known(world, order, theirs)


def _on_its_way(order: OrderPicture, theirs: ProcessorSide) -> int:
    """Refunds of ours that the processor took on and has not brought to an end."""
    return sum(
        made["amount"]
        for refund in order.refunds
        if refund.status is RefundStatus.PROCESSING
        for made in theirs.refunds_named("refund_id", refund.refund_id)
        if made["status"] not in ENDED
    )


def _others_are_known(world: World, order: OrderPicture, theirs: ProcessorSide) -> None:
    """What others took back of a transfer is told apart from what we did, in the end."""
    for transfer in order.transfers:
        taken = theirs.taken_by_others(transfer.transfer_id)
        world.laws.unless(transfer.others_cents == taken, f"others took {taken} back of {transfer}")
