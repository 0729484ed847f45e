"""Webhooks, sweeps, people who look at what is parked, and time."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from core.use_cases.retry_parked_work import RetryParkedWork
from tests.simulation.money_rules import ANY, SOMEBODY, STAFF, MoneyRules
from tests.simulation.world import World
from tests.use_cases.office import ITSELF

PAUSES = tuple(
    timedelta(seconds=seconds)
    for seconds in (1, 61, 301, 3_601, 6 * 3_600 + 1, 22 * 3_600, 86_400, 3 * 86_400, 8 * 86_400)
)


class TimeRules(MoneyRules):
    """A webhook that is never drawn was lost; one that is drawn twice came twice."""

    @rule(which=st.lists(st.integers(0, 200), min_size=1, max_size=6))
    def webhooks_come(self, which: list[int]) -> None:
        told = self.world.told_by_the_processor()
        for number in which if told else ():
            self.world.notices.follow(told[number % len(told)], ITSELF)

    @rule()
    def the_newest_webhooks_come_backwards(self) -> None:
        for told in self.world.told_by_the_processor()[:-5:-1]:
            self.world.notices.follow(told, ITSELF)

    @rule()
    def sweep(self) -> None:
        self.world.sweep()

    @rule(by=st.sampled_from(PAUSES))
    def time_passes(self, by: timedelta) -> None:
        self.world.pass_time(by)

    @rule(by=st.sampled_from(PAUSES))
    def time_passes_and_a_sweep_comes(self, by: timedelta) -> None:
        self.time_passes(by)
        self.world.sweep()

    @rule()
    def a_quarter_passes_with_sweeps(self) -> None:
        """Longer than a payout hold lasts."""
        for _ in range(4):
            self.time_passes_and_a_sweep_comes(timedelta(days=23))

    @rule(which=ANY, who=SOMEBODY)
    def retry(self, which: int, who: str) -> None:
        about = self.one_of(sorted(self.seen.waiting), which)
        if about is None:
            return
        with self.world.fresh().unit_of_work() as uow:
            work = uow.parking.waiting(*about)
        if work is not None:
            self.world.parked.retry(RetryParkedWork(work_id=work.work_id), STAFF[who])

    @rule(which=ANY, who=SOMEBODY)
    def unpark(self, which: int, who: str) -> None:
        about = self.one_of(sorted(self.seen.waiting), which)
        if about is not None:
            self.world.unpark(*about, STAFF[who])


def hear(world: World, which: int) -> None:
    """One webhook comes."""
    told = world.told_by_the_processor()
    if told:
        world.notices.follow(told[-1 - which % len(told)], ITSELF)
