"""The payout holds one command applies and ends."""

from attrs import define, field

from core.holds.hold import PayoutHold
from ports.unit_of_work import UnitOfWork


@define
class HoldBook:
    """As stored, and what this command has applied or ended already."""

    _uow: UnitOfWork
    _added: dict[str, PayoutHold] = field(factory=dict, init=False)
    _ended: dict[str, PayoutHold] = field(factory=dict, init=False)

    def of_case(self, case_id: str) -> tuple[PayoutHold, ...]:
        """Every hold of the case, oldest first."""
        stored = self._uow.payout_holds.of_case(case_id)
        added = (hold for hold in self._added.values() if hold.case_id == case_id)
        return (*(self._ended.get(hold.hold_id, hold) for hold in stored), *added)

    def add(self, hold: PayoutHold) -> None:
        self._added[hold.hold_id] = hold

    def keep(self, hold: PayoutHold) -> None:
        """A hold that has ended, at the version that was read."""
        known = self._added if hold.hold_id in self._added else self._ended
        known[hold.hold_id] = hold

    def ended(self) -> tuple[PayoutHold, ...]:
        """What this command has ended, of what was applied before it."""
        return tuple(self._ended.values())

    def flush(self) -> None:
        # Those that ended make room: of a case, a rule holds once of a provider.
        for hold in self._ended.values():
            self._uow.payout_holds.save(hold)
        for hold in self._added.values():
            self._uow.payout_holds.add(hold)
