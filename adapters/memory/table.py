"""The committed rows of one kind."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from threading import RLock
from typing import Generic, TypeVar

from attrs import define, field

from adapters.memory.check import Check
from ports.broken_check import BrokenCheck
from ports.lost_race import DuplicateRow

Row = TypeVar("Row")
Key = tuple[str | int, ...]
Group = tuple[str, str]


@define(kw_only=True, eq=False)
class Table(Generic[Row]):
    """Rows by primary key, and in groups named for what they are looked up by.

    Every method takes `lock`, which all tables of a store share: whoever holds it sees no
    commit happen between two reads. `is_referred_to` when rows of other tables name its rows.
    What `unique` makes of a row belongs to one row at a time, unless it is None.
    """

    kind: str
    lock: RLock
    key_of: Callable[[Row], Key]
    groups_of: Mapping[str, Callable[[Row], tuple[str, ...]]] = field(factory=dict)
    unique: Mapping[str, Callable[[Row], Key | None]] = field(factory=dict)
    is_referred_to: bool = False
    checks: tuple[Check[Row], ...] = ()
    _rows: dict[Key, Row] = field(factory=dict, init=False)
    _groups: defaultdict[Group, dict[Key, None]] = field(
        factory=lambda: defaultdict(dict), init=False
    )
    _holders: dict[tuple[str, Key], Key] = field(factory=dict, init=False)

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

    def held_by(self, name: str, *held: str | int) -> Row | None:
        """The row to which something unique belongs."""
        with self.lock:
            key = self._holders.get((name, held))
            return None if key is None else self._rows[key]

    def require(self, row: Row) -> None:
        """Raises BrokenCheck or DuplicateRow for a row that may not be put."""
        key = self.key_of(row)
        before = self.get(*key)
        for check in self.checks:
            if not check.holds(before, row):
                raise BrokenCheck(kind=self.kind, key=written(key), rule=check.rule)
        if any(self._holders.get(holding, key) != key for holding in self._holdings(row)):
            raise DuplicateRow(kind=self.kind, key=written(key))

    def put(self, row: Row) -> None:
        """Store the row in the place of the one with its key, if there is one."""
        with self.lock:
            key = self.key_of(row)
            before = self._rows.get(key)
            left = set() if before is None else self._memberships(before)
            joined = self._memberships(row)
            self._leave(key, left - joined)
            self._let_go(before)
            self._rows[key] = row
            self._holders.update(dict.fromkeys(self._holdings(row), key))
            for membership in joined - left:
                self._groups[membership][key] = None

    def remove(self, *key: str | int) -> None:
        with self.lock:
            row = self._rows.pop(key)
            self._leave(key, self._memberships(row))
            self._let_go(row)

    def _leave(self, key: Key, memberships: set[Group]) -> None:
        for membership in memberships:
            del self._groups[membership][key]

    def _let_go(self, row: Row | None) -> None:
        for holding in () if row is None else self._holdings(row):
            del self._holders[holding]

    def _holdings(self, row: Row) -> tuple[tuple[str, Key], ...]:
        held = ((name, of(row)) for name, of in self.unique.items())
        return tuple((name, key) for name, key in held if key is not None)

    def _memberships(self, row: Row) -> set[Group]:
        return {
            (name, member) for name, members in self.groups_of.items() for member in members(row)
        }


def written(key: Key) -> str:
    """A key as errors show it."""
    return "/".join(str(part) for part in key)
