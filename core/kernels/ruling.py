"""What a rule gives back, before deposit and totals are added."""

from collections.abc import Callable

from attrs import frozen

from core.kernels.leg_case import LegCase
from core.parts import Parts


@frozen(kw_only=True)
class Ruling:
    """The band or rule that applied, what it gives back, and the steps that led there.

    `frees_deposit` is set by the common rules, under which even a nonrefundable fee comes back.
    """

    rule: str
    eligible: Parts
    steps: tuple[str, ...]
    frees_deposit: bool = False
    goodwill_cents: int = 0


Rule = Callable[[LegCase], Ruling]
CommonRules = Callable[[LegCase], Ruling | None]
