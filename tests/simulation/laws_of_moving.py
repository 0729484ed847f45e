"""Which states may follow which (domain.md): whatever is reached is reached by legal moves."""

from collections.abc import Mapping
from typing import Any, TypeVar

from core.cases.status import TRANSITIONS
from core.chargebacks import chargeback
from core.deposits import claim, deposit_release
from core.holds.hold import HoldStatus
from core.refunds import refund
from core.transfers import reversal
from tests.simulation.broken_law import BrokenLaws
from tests.simulation.picture import Picture

State = TypeVar("State")
Moves = Mapping[State, Any]

HOLDS: Moves[HoldStatus] = {HoldStatus.APPLIED: (HoldStatus.RELEASED, HoldStatus.EXPIRED)}


def moves_are_legal(laws: BrokenLaws, before: Picture, after: Picture) -> None:
    """Several moves may have been made in one step; nothing may have gone."""
    for moves, was, now in (
        (refund.SUCCESSORS, _refunds(before), _refunds(after)),
        (claim.SUCCESSORS, _claims(before), _claims(after)),
        (reversal.SUCCESSORS, _reversals(before), _reversals(after)),
        (deposit_release.SUCCESSORS, _releases(before), _releases(after)),
        (chargeback.SUCCESSORS, _chargebacks(before), _chargebacks(after)),
        (HOLDS, _holds(before), _holds(after)),
        (TRANSITIONS, _cases(before), _cases(after)),
    ):
        _legal(laws, moves, was, now)
    for order, later in zip(before.orders, after.orders, strict=True):
        known = {posting.posting_id: posting for posting in later.postings}
        kept = all(known.get(each.posting_id) == each for each in order.postings)
        laws.unless(kept, "what stood in the books was changed")


def _legal(
    laws: BrokenLaws, moves: Moves[Any], was: Mapping[str, Any], now: Mapping[str, Any]
) -> None:
    for name, state in was.items():
        there = now.get(name)
        laws.unless(there in _reachable(moves, state), f"{name} went from {state} to {there}")


def _reachable(moves: Moves[Any], state: Any) -> set[Any]:
    reached, ahead = {state}, [state]
    while ahead:
        fresh = set(moves.get(ahead.pop(), ())) - reached
        reached |= fresh
        ahead += fresh
    return reached


def _refunds(seen: Picture) -> dict[str, Any]:
    return {name: each.status for name, each in seen.refunds.items()}


def _claims(seen: Picture) -> dict[str, Any]:
    return {name: each.status for name, each in seen.claims.items()}


def _reversals(seen: Picture) -> dict[str, Any]:
    return {each.reversal_id: each.status for order in seen.orders for each in order.reversals}


def _chargebacks(seen: Picture) -> dict[str, Any]:
    return {each.chargeback_id: each.status for order in seen.orders for each in order.chargebacks}


def _releases(seen: Picture) -> dict[str, Any]:
    return {each.release_id: each.status for order in seen.orders for each in order.releases}


def _holds(seen: Picture) -> dict[str, Any]:
    return {each.hold_id: each.status for each in seen.holds}


def _cases(seen: Picture) -> dict[str, Any]:
    return {each.case_id: each.status for each in seen.cases}
