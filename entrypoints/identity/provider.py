"""The company's sign-on, built of the settings."""

from functools import partial

from entrypoints.identity.claims import ClaimRules
from entrypoints.identity.discovery import discovered_keys
from entrypoints.identity.issuer_keys import IssuerKeys
from entrypoints.identity.roles_claim import RolesClaim
from entrypoints.identity.tokens import Tokens
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import Settings


def tokens_of(settings: Settings) -> Tokens:
    """Nothing is fetched before the first token comes. Raises SettingError without an issuer."""
    issuer, audience = settings.oidc_issuer, settings.oidc_audience
    if issuer is None or audience is None:
        raise SettingError(
            name="SUPPORT_CENTER_OIDC_ISSUER", problem="name the identity provider's issuer"
        )
    return Tokens(
        keys=IssuerKeys(partial(discovered_keys, issuer.url)),
        rules=ClaimRules(
            issuer=issuer.url,
            audience=audience.name,
            leeway=settings.oidc_leeway.span,
            clients=settings.oidc_clients.names,
        ),
        roles=RolesClaim(
            path=settings.oidc_roles_claim.path,
            names=settings.oidc_roles.pairs,
            otherwise=settings.oidc_default_role.roles,
        ),
    )
