"""Faults of the network and the processor, and others who act between two steps of a command."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import rule

from adapters.fake_stripe.faults import Fault, FaultKind
from tests.simulation.acts import (
    ACTS,
    Act,
    approve,
    credit,
    failure,
    hold,
    issue,
    move_the_deposit,
    open_dispute,
    send_again,
)
from tests.simulation.interruptions import Moment
from tests.simulation.money_rules import ANY, MoneyRules
from tests.simulation.time_rules import PAUSES

POSTS = ("refunds.create", "transfers.reverse", "intents.capture", "intents.cancel")
ENDPOINTS = (
    *POSTS,
    "refunds.list",
    "refunds.retrieve",
    "charges.retrieve",
    "reversals.list",
    "transfers.retrieve",
    "disputes.retrieve",
    "intents.retrieve",
    "events.list",
    None,
)
BROKEN = tuple(kind for kind in FaultKind if kind is not FaultKind.DELAY)


class TroubleRules(MoneyRules):
    """One interruption waits at a time; faults strike one after another."""

    @rule(
        kind=st.sampled_from(BROKEN),
        endpoint=st.sampled_from((*POSTS, *POSTS, *ENDPOINTS)),
        times=st.sampled_from((1, 1, 1, 2, 5)),
    )
    def something_breaks(self, kind: FaultKind, endpoint: str | None, times: int) -> None:
        self.world.stripe.inject(Fault(kind=kind, endpoint=endpoint, times=times))

    @rule(
        kind=st.sampled_from(BROKEN),
        times=st.sampled_from((1, 1, 2, 5)),
        which=ANY,
        by=st.sampled_from(PAUSES),
        fails=st.booleans(),
    )
    def a_refund_meets_it_and_a_sweep_comes(
        self, kind: FaultKind, times: int, which: int, by: timedelta, fails: bool
    ) -> None:
        self.world.stripe.inject(Fault(kind=kind, endpoint=POSTS[which % 2], times=times))
        issue(self.world, which)
        approve(self.world, which=1)
        if fails:
            failure(self.world, which=-1)
        self.world.pass_time(by)
        self.world.sweep()

    @rule(
        kind=st.sampled_from(BROKEN),
        times=st.sampled_from((1, 2)),
        which=ANY,
        by=st.sampled_from(PAUSES),
    )
    def a_deposit_meets_it_and_a_sweep_comes(
        self, kind: FaultKind, times: int, which: int, by: timedelta
    ) -> None:
        endpoint = "intents.capture" if which % 3 else "intents.cancel"
        self.world.stripe.inject(Fault(kind=kind, endpoint=endpoint, times=times))
        move_the_deposit(self.world, which)
        self.world.pass_time(by)
        self.world.sweep()

    @rule(
        act=st.sampled_from((move_the_deposit, issue, approve, send_again, hold, credit, failure)),
        other=st.one_of(st.none(), st.none(), ANY),
        which=ANY,
        later=st.sampled_from((0, 0, 1)),
    )
    def two_act_at_once(self, act: Act, other: int | None, which: int, later: int) -> None:
        """Mostly the same, each on a case of their own."""
        same = partial(act, self.world, which + 1)
        second = same if other is None else self._act(other, which + 1)
        self.world.interruptions.arm(Moment.BEFORE_COMMIT, later, second)
        act(self.world, which)

    @rule(which=ANY, act=st.sampled_from((0, 1, 2)))
    def a_refund_is_asked_for_though_the_charge_is_disputed(self, which: int, act: int) -> None:
        open_dispute(self.world, which)
        for acting in (issue, approve, send_again)[act:]:
            acting(self.world, which)

    @rule(endpoint=st.sampled_from(ENDPOINTS), act=ANY, which=ANY)
    def somebody_acts_while_the_processor_works(
        self, endpoint: str | None, act: int, which: int
    ) -> None:
        acting = partial(self.world.interruptions.happen, self._act(act, which))
        self.world.stripe.inject(Fault(kind=FaultKind.DELAY, endpoint=endpoint, hook=acting))

    @rule(moment=st.sampled_from(Moment), left=st.integers(0, 2), act=ANY, which=ANY)
    def somebody_acts_between(self, moment: Moment, left: int, act: int, which: int) -> None:
        self.world.interruptions.arm(moment, left, self._act(act, which))

    def _act(self, act: int, which: int) -> Callable[[], object]:
        return partial(ACTS[act % len(ACTS)], self.world, which)
