"""The writes of one unit of work, waiting for its commit."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from attrs import define, field, frozen

from adapters.aurora.statements import GuardedUpdate

Row = Mapping[str, Any]
Key = tuple[str | int, ...]


class Turn(IntEnum):
    """When a row is written within a flush.

    Guarded rows come first and always in the same order, so that two flushes wait for each
    other at most one way round. New rows follow, what others refer to before what refers.
    """

    SWITCH = 0
    CASE = 1
    CHARGE = 2
    PAYABLE = 3
    REFUND = 4
    HOLD = 5
    TRANSFER = 6
    REVERSAL = 7
    OUTSIDE_REFUND = 8
    DISPUTE = 9
    CHARGEBACK = 10
    CLAIM = 11
    RELEASE = 12
    DMCA_CLAIM = 13
    VIOLATION = 14
    CONDUCT_RECORD = 15
    GOODWILL_MONTH = 16
    EVIDENCE = 17
    PARKED = 18
    DELIVERY = 19
    WORDS = 20
    NEW_ORDER = 21
    NEW_CASE = 22
    NEW_MONEY = 23
    CHANGED_SINCE_NEW = 24
    NEW_ENTRY = 25
    NEW_ANSWER = 26


@frozen(kw_only=True)
class Write:
    """One statement with its row; a guarded one must meet exactly one stored row."""

    turn: Turn
    kind: str
    key: Key
    sql: bytes
    row: Row
    guarded: bool = False

    @property
    def written_key(self) -> str:
        """The key as errors show it."""
        return "/".join(str(part) for part in self.key)


@define(eq=False)
class PendingWrites:
    """Rows to be inserted and rows to be replaced under the guard of their version."""

    _writes: list[Write] = field(factory=list, init=False)

    def insert(self, sql: bytes, row: Row, *, turn: Turn, kind: str, key: Key) -> None:
        self._writes.append(Write(turn=turn, kind=kind, key=key, sql=sql, row=row))

    def replace(
        self, sql: GuardedUpdate, row: Row, *, turn: Turn, kind: str, key: Mapping[str, str | bool]
    ) -> None:
        """`row` has the version that was read; the next one is stored."""
        read = row["version"]
        values = tuple(key.values())
        guard = {f"this_{name}": value for name, value in key.items()} | {"read_version": read}
        self._writes.append(
            Write(
                turn=Turn.CHANGED_SINCE_NEW if self._is_new(kind, values) else turn,
                kind=kind,
                key=values,
                sql=sql,
                row={**row, "version": read + 1, **guard},
                guarded=True,
            )
        )

    def _is_new(self, kind: str, key: Key) -> bool:
        return any(
            not write.guarded and (write.kind, write.key) == (kind, key) for write in self._writes
        )

    def take(self) -> tuple[Write, ...]:
        """Every write in the order of the flush; none are left."""
        taken = sorted(self._writes, key=_place)
        self._writes.clear()
        return tuple(taken)


def _place(write: Write) -> tuple[Turn, tuple[str, ...]]:
    """Guarded rows by key as well; new ones stay in the order they were added."""
    in_order = write.guarded and write.turn is not Turn.CHANGED_SINCE_NEW
    return write.turn, tuple(map(str, write.key)) if in_order else ()
