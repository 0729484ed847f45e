"""Whom AppSync's word on a caller makes somebody here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from core.errors import Refusal
from core.text import unfit_id
from entrypoints.identity.claim_uses import (
    RESERVED_SUBJECTS,
    is_for_another_use,
    is_of_another_client,
)
from entrypoints.identity.identity import Identity
from entrypoints.identity.roles_claim import RolesClaim
from entrypoints.identity.unauthenticated import token_expired, token_invalid, token_missing
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import Settings

NAMED_IN: Final = ("aud", "client_id")
"""Where a token says whom it is for; Cognito's access tokens have no audience but a client."""


@frozen(kw_only=True)
class Claimed:
    """AppSync has checked signature and issuer. Audience, clients, use and roles are held to the
    same settings as where the service checks tokens itself; nothing without claims is believed.
    """

    issuer: str
    audience: str
    leeway_seconds: float
    clients: frozenset[str]
    roles: RolesClaim

    @classmethod
    def by(cls, settings: Settings) -> "Claimed":
        """Raises SettingError without an issuer and an audience."""
        issuer, audience = settings.oidc_issuer, settings.oidc_audience
        if issuer is None or audience is None:
            raise SettingError(
                name="SUPPORT_CENTER_OIDC_ISSUER", problem="name the identity provider's issuer"
            )
        return cls(
            issuer=issuer.url,
            audience=audience.name,
            leeway_seconds=settings.oidc_leeway.span.total_seconds(),
            clients=settings.oidc_clients.names,
            roles=RolesClaim(
                path=settings.oidc_roles_claim.path,
                names=settings.oidc_roles.pairs,
                otherwise=settings.oidc_default_role.roles,
            ),
        )

    def identity(self, known: Any, now: datetime) -> Identity | Refusal:
        """Who it is, or UNAUTHENTICATED."""
        claims = known.get("claims") if isinstance(known, Mapping) else None
        if not isinstance(claims, Mapping):
            return token_missing()
        subject = claims.get("sub")
        if not isinstance(subject, str) or not self._is_for_us(known, claims):
            return token_invalid()
        if subject in RESERVED_SUBJECTS or unfit_id("sub", subject) is not None:
            return token_invalid()
        if self._has_expired(claims, now):
            return token_expired()
        return Identity(subject, self.roles.read(claims))

    def _is_for_us(self, known: Mapping[str, Any], claims: Mapping[str, Any]) -> bool:
        issuer, subject = claims.get("iss"), claims.get("sub")
        named = next((claims[name] for name in NAMED_IN if name in claims), None)
        audiences = named if isinstance(named, list) else [named]
        return (
            issuer == known.get("issuer", issuer) == self.issuer
            and subject == known.get("sub", subject)
            and self.audience in audiences
            and not is_for_another_use(claims)
            and not is_of_another_client(claims, self.clients)
        )

    def _has_expired(self, claims: Mapping[str, Any], now: datetime) -> bool:
        """AppSync has looked already, unless somebody invokes the function by hand."""
        ends = claims.get("exp")
        if isinstance(ends, bool) or not isinstance(ends, int | float):
            return True
        return ends < now.timestamp() - self.leeway_seconds
