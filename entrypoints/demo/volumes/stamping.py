"""Cases stamped out of moulds: who, when and under which ids, drawn by a seed."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from attrs import field, frozen

from core.instants import write_instant
from entrypoints.demo.volumes.mould import Mould, cast
from entrypoints.demo.volumes.stage import OPENED
from entrypoints.demo.volumes.stories import PRICES, STORIES

AGENTS, FINANCE_PEOPLE, PROVIDERS = 60, 12, 4_000
CASES_A_BUYER = 3
A_YEAR, A_MONTH = timedelta(days=365), timedelta(days=30)
_TICK = timedelta(microseconds=1)
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_INSTANT_CHARACTERS, _RANDOM_CHARACTERS, _NUMBER_CHARACTERS = 10, 14, 2


@frozen(kw_only=True)
class Stamping:
    """`cases` cases of the year before `now`; what is still open has no deadline behind it."""

    cases: int
    seed: int
    now: datetime
    moulds: tuple[tuple[Mould, int], ...] = field()

    @moulds.default
    def _cast(self) -> tuple[tuple[Mould, int], ...]:
        return tuple((cast(story, price), story.weight) for story in STORIES for price in PRICES)

    @property
    def columns(self) -> Mapping[str, tuple[str, ...]]:
        """The columns of each table, in the order of the lines."""
        columns: dict[str, tuple[str, ...]] = {}
        for mould, _ in self.moulds:
            columns |= mould.columns
        return columns

    def __iter__(self) -> Iterator[tuple[Mould, dict[str, str]]]:
        """Each case's mould and its rows."""
        # Nothing of this is secret: it has to be the same for the same seed.
        drawing = Random(self.seed)  # noqa: S311
        moulds = [mould for mould, _ in self.moulds]
        weights = list(accumulate(weight for _, weight in self.moulds))
        for _ in range(self.cases):
            (mould,) = drawing.choices(moulds, cum_weights=weights)
            yield mould, mould.stamped(self._blanks(mould, drawing))

    def _blanks(self, mould: Mould, drawing: Random) -> dict[str, str]:
        moved = self._moved(mould, drawing)
        opened = int((OPENED + moved).timestamp() * 1_000)
        stem = _written(opened, _INSTANT_CHARACTERS)
        stem += _written(drawing.getrandbits(70), _RANDOM_CHARACTERS)
        people = {
            "agent": f"agent{drawing.randrange(AGENTS):03}",
            "finance": f"finance{drawing.randrange(FINANCE_PEOPLE):02}",
            "buyer": f"buyer{drawing.randrange(self.cases // CASES_A_BUYER + 1):07}",
            "provider": f"provider{drawing.randrange(PROVIDERS):04}",
        }
        ids = {
            blank: stem + _written(number, _NUMBER_CHARACTERS)
            for number, blank in enumerate(mould.ids, start=1)
        }
        at = {blank: write_instant(when + moved) for blank, when in mould.instants.items()}
        return {"order": stem + "00", **people, **ids, **at}

    def _moved(self, mould: Mould, drawing: Random) -> timedelta:
        """How far from the stage's time, so that the story has ended and nothing is overdue."""
        latest = self.now - mould.ends_at
        earliest = latest - (A_YEAR if mould.is_over else A_MONTH)
        if mould.due_at is not None:
            earliest = max(earliest, self.now - mould.due_at + timedelta(minutes=10))
        return earliest + drawing.random() * max(latest - earliest, _TICK)


def _written(number: int, characters: int) -> str:
    """In base 32, as ULIDs are written."""
    return "".join(_CROCKFORD[number >> 5 * place & 31] for place in reversed(range(characters)))
