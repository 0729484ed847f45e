"""Read the refunds and holds of a case, for those who move its money."""

from typing import ClassVar

from attrs import frozen

from core.request import Role
from core.use_cases.read_case import ReadCase


@frozen(kw_only=True)
class ReadCaseMoney(ReadCase):
    """`caseRefunds` and `casePayoutHolds`: finance reaches them without working the case."""

    action: ClassVar = "case.money"
    roles: ClassVar = frozenset({Role.FINANCE_OPS, Role.TRUST_SAFETY})
