"""Read the files of a case, for those who work it or decide about its money."""

from typing import ClassVar

from attrs import frozen

from core.request import Role
from core.use_cases.read_case import ReadCase


@frozen(kw_only=True)
class ReadCaseEvidence(ReadCase):
    """`caseEvidence`: finance sees what a claim rests on without working the case."""

    action: ClassVar = "case.evidence"
    roles: ClassVar = frozenset({Role.FINANCE_OPS, Role.TRUST_SAFETY})
