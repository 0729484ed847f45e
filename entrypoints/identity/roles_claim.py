"""Which of a token's claims hold roles, and what the provider calls ours."""

from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen

from core.request import Role

# `system` is never among them: the Support Center's own role does not come by token.
FROM_TOKENS: Final = frozenset(Role) - {Role.SYSTEM}
OUR_NAMES: Final = tuple((role.value, role) for role in sorted(FROM_TOKENS))


@frozen(kw_only=True)
class RolesClaim:
    """`path` is a claim's name, or names with dots between them that lead into it: a claim
    whose own name has dots is found first. `names` are pairs of the provider's name and our role.
    A token without any role we know has those of `otherwise`.
    """

    path: str = "roles"
    names: tuple[tuple[str, Role], ...] = OUR_NAMES
    otherwise: frozenset[Role] = frozenset()

    def read(self, claims: Mapping[str, Any]) -> frozenset[Role]:
        """Names that nobody mapped do not count."""
        told = _told_names(_at(claims, self.path))
        return frozenset(role for name, role in self.names if name in told) or self.otherwise


def _at(claims: object, path: str) -> object:
    if not isinstance(claims, Mapping):
        return None
    if path in claims:
        return claims[path]
    for at, character in enumerate(path):
        if character == "." and path[:at] in claims:
            return _at(claims[path[:at]], path[at + 1 :])
    return None


def _told_names(told: object) -> frozenset[str]:
    """A list of names, or one text with blanks or commas between them."""
    if isinstance(told, str):
        return frozenset(told.replace(",", " ").split())
    if isinstance(told, list):
        return frozenset(name for name in told if isinstance(name, str))
    return frozenset()
