"""Keeping payouts back in the core."""

from attrs import frozen

from core.errors import Refusal
from core.holds.hold import HoldStatus
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.list_my_payout_holds import ListMyPayoutHolds
from core.use_cases.read_case_money import ReadCaseMoney
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.views.hold_view import HoldView
from core.views.selection import Selection
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.asking import refused, shown, told
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import ExposureSeen, HoldSeen


@frozen
class CoreHolds:
    """entrypoints/specifications/driver.py, `Holds`."""

    office: Office

    def apply(
        self, who: Person, case_id: str, order_id: str, *, provider_id: str, cents: int
    ) -> str | Refusal:
        hold = ApplyPayoutHold(
            case_id=case_id,
            order_id=order_id,
            provider_id=provider_id,
            amount_cents=cents,
            reason="under investigation",
        )
        return told(self.office, who, hold)

    def release(self, who: Person, hold_id: str) -> Refusal | None:
        return refused(self.office, who, ReleasePayoutHold(hold_id=hold_id))

    def on_case(self, who: Person, case_id: str) -> dict[str, HoldSeen] | Refusal:
        query = ReadCaseMoney(case_id=case_id, selection=Selection(holds=True))
        view = shown(self.office, who, query)
        if isinstance(view, Refusal):
            return view
        return {hold.hold_id: _seen(hold) for hold in view.holds}

    def of_order(self, provider: Person, order_id: str) -> ExposureSeen | Refusal:
        every = shown(self.office, provider, ListMyPayoutHolds())
        if isinstance(every, Refusal):
            return every
        for each in every:
            if each.order_id == order_id:
                grounds = tuple(hold.reason for hold in each.holds)
                return ExposureSeen(cents=each.exposure_cents, grounds=grounds)
        return ExposureSeen()


def _seen(hold: HoldView) -> HoldSeen:
    return HoldSeen(status=HoldStatus(hold.status), amount_cents=hold.amount_cents)
