"""Who asks, from where, and with which rights: the envelope of every command and query."""

from datetime import datetime
from enum import StrEnum

from attrs import evolve, field, frozen

from core.errors import ErrorCode, Refusal

SYSTEM_ACTOR = "system"
"""Who acts where the Support Center acts by itself."""


class Role(StrEnum):
    """What the actor may do (domain.md, *Who may do what*).

    `payout_service` is the machine that pays providers: it asks what to keep back, and no more.
    `system` is the Support Center itself and never comes from a token.
    """

    TRUST_SAFETY = "trust_safety"
    FINANCE_OPS = "finance_ops"
    PARTICIPANT = "participant"
    PAYOUT_SERVICE = "payout_service"
    SYSTEM = "system"


STAFF = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})


@frozen(kw_only=True)
class Request:
    """The circumstances of one call. `actor` is the token's subject (`usr_…`)."""

    actor: str
    roles: frozenset[Role]
    correlation_id: str
    received_at: datetime
    ip: str | None = None
    user_agent: str | None = None
    idempotency_key: str | None = field(default=None)

    @classmethod
    def system(cls, *, correlation_id: str, received_at: datetime) -> "Request":
        """The Support Center acting by itself: settling, sweeping, importing."""
        return cls(
            actor=SYSTEM_ACTOR,
            roles=frozenset({Role.SYSTEM}),
            correlation_id=correlation_id,
            received_at=received_at,
        )

    def by_itself(self) -> "Request":
        """What the Support Center goes on to do by itself after this call."""
        return Request.system(correlation_id=self.correlation_id, received_at=self.received_at)

    def limited_to(self, needed: frozenset[Role]) -> "Request":
        """The same with those of its roles alone that count for what is asked: who moves money and
        is a customer too works no case for that.
        """
        return evolve(self, roles=self.roles & needed)

    @property
    def is_staff(self) -> bool:
        return bool(self.roles & STAFF)

    def lacks(self, needed: frozenset[Role]) -> Refusal | None:
        """FORBIDDEN unless the token carries at least one of the `needed` roles."""
        if self.roles & needed:
            return None
        named = " or ".join(sorted(needed))
        return Refusal(
            code=ErrorCode.FORBIDDEN,
            message=f"This needs the role {named}.",
            hint=f"Ask for the role {named}, or pass the work to someone who has it.",
        )
