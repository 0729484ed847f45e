"""The core on memory and the fake processor, driven without a network."""

from datetime import UTC, datetime

from attrs import frozen

from adapters.system.movable_clock import MovableClock
from tests.features.core_cases import CoreCases
from tests.features.core_holds import CoreHolds
from tests.features.core_refunds import CoreRefunds
from tests.features.driver import Json
from tests.features.published import PUBLISHED
from tests.use_cases.office import Office, StandingClock

# Early enough for any date a specification of this marketplace speaks of.
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


@frozen
class CoreWorld:
    """The office's clock and its intake of orders."""

    office: Office

    def now(self) -> datetime:
        return self.office.clock.now()

    def wait_until(self, when: datetime) -> None:
        now = self.now()
        if when < now:
            raise ValueError(f"it is {now:%Y-%m-%d at %H:%M:%S} already; time only moves forward")
        if when > now:
            self.office.clock.advance(when - now)

    def take_in(self, order: Json) -> None:
        self.office.order(**order)


@frozen(kw_only=True)
class CoreDriver:
    """tests/features/driver.py over one office."""

    world: CoreWorld
    cases: CoreCases
    refunds: CoreRefunds
    holds: CoreHolds

    @classmethod
    def on_memory(cls) -> "CoreDriver":
        """A Support Center of its own, empty, at the start of 2026."""
        office = Office(clock=MovableClock(StandingClock(BEGINNING)), policies=PUBLISHED)
        return cls(
            world=CoreWorld(office),
            cases=CoreCases(office),
            refunds=CoreRefunds(office),
            holds=CoreHolds(office),
        )
