"""The `roles` claim: a list, or names with spaces between them."""

from core.request import Role

FROM_TOKENS = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS, Role.PARTICIPANT})


def read_roles(claim: object) -> frozenset[Role]:
    """The roles we know among those claimed. `system` is never one: it does not come by token."""
    names = claim.split() if isinstance(claim, str) else claim
    if not isinstance(names, list):
        return frozenset()
    return frozenset(role for role in FROM_TOKENS if role.value in names)
