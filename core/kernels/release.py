"""One released version of a kernel: its common rules, its own rule and its deposit rule."""

from attrs import frozen

from core.kernels.deposit_action import DepositRule
from core.kernels.ruling import CommonRules, Rule


@frozen(kw_only=True)
class Release:
    kernel: str
    version: int
    common: CommonRules
    rule: Rule
    deposit: DepositRule
