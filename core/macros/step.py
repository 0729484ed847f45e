"""The steps that macros are made of; each is a command that people can give as well."""

from enum import StrEnum
from typing import Final

from attrs import frozen

from core.cases.status import Awaiting, CaseStatus
from core.request import Role


class StepKind(StrEnum):
    REFUND = "refund"
    """Refund what policy leaves open for `reason`."""
    GOODWILL = "goodwill"
    """Credit the apology that policy suggests for `reason`, with `text` as its note."""
    REFUND_DUPLICATE = "refund_duplicate"
    """Refund the order where the processor's balance shows that it was paid twice."""
    MESSAGE = "message"
    """Write `text` to the people of the case."""
    STATUS = "status"
    """Move the case `to` a status, `awaiting` somebody or not."""
    DMCA_HIDE = "dmca_hide"
    """File the sworn notice in the parameters; its content is hidden."""
    DMCA_RESTORE = "dmca_restore"
    """Bring back the content of the case's claim that was countered."""


_TRUST_SAFETY: Final = frozenset({Role.TRUST_SAFETY})
NEEDS: Final = {
    StepKind.REFUND: frozenset({Role.FINANCE_OPS}),
    StepKind.GOODWILL: frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS}),
    StepKind.REFUND_DUPLICATE: frozenset({Role.FINANCE_OPS}),
    StepKind.MESSAGE: _TRUST_SAFETY,
    StepKind.STATUS: _TRUST_SAFETY,
    StepKind.DMCA_HIDE: _TRUST_SAFETY,
    StepKind.DMCA_RESTORE: _TRUST_SAFETY,
}
"""Of which roles one suffices, as for the command by itself."""


class Came(StrEnum):
    """What came of a macro's money so far, for the steps that depend on it."""

    NOTHING = "nothing"
    REFUNDED = "refunded"
    """It is on its way."""
    PROPOSED = "proposed"
    """A second person, or the end of a pause, is waited for."""
    CREDITED = "credited"


@frozen(kw_only=True)
class Step:
    """Taken only `when` one of these came of the money before; always where it names none.

    `reason` and `text` may hold `{names}` of parameters and of what is known by then.
    """

    do: StepKind
    reason: str = ""
    text: str = ""
    to: CaseStatus | None = None
    awaiting: Awaiting | None = None
    when: frozenset[Came] = frozenset()
