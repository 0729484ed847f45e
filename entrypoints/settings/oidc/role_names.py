"""What the identity provider calls our roles."""

from attrs import field, frozen

from core.request import Role
from entrypoints.identity.roles_claim import FROM_TOKENS, OUR_NAMES


@frozen
class RoleNames:
    """Pairs of the provider's name and our role. Raises ValueError."""

    pairs: tuple[tuple[str, Role], ...] = field(default=OUR_NAMES)

    @classmethod
    def listed(cls, text: str) -> "RoleNames":
        """Those in `text`: `NAME=ROLE`, with commas between them. A name may lead to two roles."""
        return cls(tuple(_pair(entry) for entry in text.split(",")))


def _pair(entry: str) -> tuple[str, Role]:
    name, _, role = (part.strip() for part in entry.rpartition("="))
    if name and role in FROM_TOKENS:
        return name, Role(role)
    raise ValueError(
        "write NAME=ROLE with commas between them, as in support=trust_safety,billing=finance_ops;"
        f" ROLE is one of: {', '.join(sorted(FROM_TOKENS))}"
    )
