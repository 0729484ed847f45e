"""The committed rows of one kind."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from threading import RLock
from typing import Generic, TypeVar

from attrs import define, field

from adapters.memory.check import Check
from ports.broken_check import BrokenCheck

Row = TypeVar("Row")
Key = tuple[str | int, ...]
Group = tuple[str, str]


@define(kw_only=True, eq=False)
class Table(Generic[Row]):
    """Rows by primary key, and in groups named for what they are looked up by.

    Every method takes `lock`, which all tables of a store share: whoever holds it sees no
    commit happen between two reads. `is_referred_to` when rows of other tables name its rows.
    """

    kind: str
    lock: RLock
    key_of: Callable[[Row], Key]
    groups_of: Mapping[str, Callable[[Row], tuple[str, ...]]] = field(factory=dict)
    is_referred_to: bool = False
    checks: tuple[Check[Row], ...] = ()
    _rows: dict[Key, Row] = field(factory=dict, init=False)
    _groups: defaultdict[Group, dict[Key, None]] = field(
        factory=lambda: defaultdict(dict), init=False
    )

    def get(self, *key: str | int) -> Row | None:
        with self.lock:
            return self._rows.get(key)

    def all(self) -> tuple[Row, ...]:
        """Every row, in the order they were first put."""
        with self.lock:
            return tuple(self._rows.values())

    def group(self, name: str, member: str) -> tuple[Row, ...]:
        """The rows of one group, in the order they joined it."""
        with self.lock:
            return tuple(self._rows[key] for key in self._groups.get((name, member), ()))

    def require(self, row: Row) -> None:
        """Raises BrokenCheck for a row that may not be put."""
        key = self.key_of(row)
        before = self.get(*key)
        for check in self.checks:
            if not check.holds(before, row):
                raise BrokenCheck(kind=self.kind, key=written(key), rule=check.rule)

    def put(self, row: Row) -> None:
        """Store the row in the place of the one with its key, if there is one."""
        with self.lock:
            key = self.key_of(row)
            before = self._rows.get(key)
            left = set() if before is None else self._memberships(before)
            joined = self._memberships(row)
            self._leave(key, left - joined)
            self._rows[key] = row
            for membership in joined - left:
                self._groups[membership][key] = None

    def remove(self, *key: str | int) -> None:
        with self.lock:
            self._leave(key, self._memberships(self._rows.pop(key)))

    def _leave(self, key: Key, memberships: set[Group]) -> None:
        for membership in memberships:
            del self._groups[membership][key]

    def _memberships(self, row: Row) -> set[Group]:
        return {
            (name, member) for name, members in self.groups_of.items() for member in members(row)
        }


def written(key: Key) -> str:
    """A key as errors show it."""
    return "/".join(str(part) for part in key)
