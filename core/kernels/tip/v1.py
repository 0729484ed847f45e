"""Tips, version 1 (kernels.md, *ppv, request, tip, subscription*)."""

from core.kernels.leg_case import LegCase
from core.kernels.ruling import Ruling
from core.parts import NOTHING

_GIVEN = Ruling(rule="tip", eligible=NOTHING, steps=("a tip is a gift: nothing comes back",))


def rule(_: LegCase) -> Ruling:
    """Nothing: fraud, the one ground for giving a tip back, is a common rule."""
    return _GIVEN
