"""Who takes which step of a macro."""

from collections.abc import Mapping
from typing import Final

from core.macros.step import StepKind
from core.use_cases.handling.macro_run import Doing
from core.use_cases.steps import macro_dmca, macro_money, macro_words

DOING: Final[Mapping[StepKind, Doing]] = {
    StepKind.REFUND: macro_money.refund,
    StepKind.GOODWILL: macro_money.goodwill,
    StepKind.REFUND_DUPLICATE: macro_money.refund_duplicate,
    StepKind.MESSAGE: macro_words.message,
    StepKind.STATUS: macro_words.status,
    StepKind.DMCA_HIDE: macro_dmca.hide,
    StepKind.DMCA_RESTORE: macro_dmca.restore,
}
