"""What a case's money says about its end (domain.md, *One state machine*, guards)."""

from attrs import frozen

from core.cases.status import Outcome


@frozen(kw_only=True)
class Standing:
    """The refunds, claims, chargebacks and appeals of a case, as resolving and closing ask."""

    unsettled_refunds: tuple[str, ...] = ()
    open_deposit_claims: tuple[str, ...] = ()
    open_dmca_windows: tuple[str, ...] = ()
    open_appeals: tuple[str, ...] = ()
    open_chargebacks: tuple[str, ...] = ()
    card_refunded: bool = False
    goodwill_credited: bool = False

    @property
    def derived_outcome(self) -> Outcome | None:
        """The outcome that needs nobody to say it."""
        if self.card_refunded:
            return Outcome.REFUNDED
        return Outcome.GOODWILL if self.goodwill_credited else None

    def bears_out(self, outcome: Outcome) -> bool:
        """Whether the money agrees with an outcome somebody names."""
        if outcome is Outcome.REFUNDED:
            return self.card_refunded
        return outcome is not Outcome.GOODWILL or self.goodwill_credited
