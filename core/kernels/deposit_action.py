"""What is to happen to a deposit."""

from collections.abc import Callable
from enum import StrEnum

from attrs import frozen

from core.kernels.leg_case import LegCase
from core.kernels.ruling import Ruling


class DepositMove(StrEnum):
    RELEASE = "release"
    REFUND = "refund"
    FORFEIT = "forfeit"
    NONE = "none"


@frozen
class DepositAction:
    """The move and the cents it moves, none where nothing moves (yet)."""

    action: DepositMove = DepositMove.NONE
    cents: int = 0


@frozen(kw_only=True)
class DepositRuling:
    """The action, and the steps that led there; no steps for a leg without a deposit."""

    action: DepositAction
    steps: tuple[str, ...] = ()


DepositRule = Callable[[LegCase, Ruling], DepositRuling]
