"""Whether a token was made for asking this service, by what it says of itself."""

from collections.abc import Collection, Mapping
from typing import Any, Final

# What providers call a token that is not for asking a service: Cognito, Keycloak and others.
USES: Final = ("token_use", "token_type", "typ")
OTHER_USES: Final = frozenset({"id", "refresh", "offline", "logout"})
# They stand in the audit for the Support Center itself and for people without a token.
RESERVED_SUBJECTS: Final = frozenset({"system", "anonymous"})


def is_for_another_use(claims: Mapping[str, Any]) -> bool:
    """A refresh token lives for months, often under the same signature and audience."""
    return any(str(claims.get(name)).lower() in OTHER_USES for name in USES)


def is_of_another_client(claims: Mapping[str, Any], clients: Collection[str]) -> bool:
    """`azp` where OpenID Connect puts it, `client_id` where RFC 9068 does; no `clients` means any.
    A client that is no text is nobody's.
    """
    named = [claims[name] for name in ("azp", "client_id") if name in claims]
    if not all(isinstance(client, str) for client in named):
        return True
    return bool(clients) and (not named or not set(clients).issuperset(named))
