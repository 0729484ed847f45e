"""Where in a token the roles are."""

import re

from attrs import field, frozen

PATH = re.compile(r"[!-~]{1,200}")
MOST_DOTS = 20


@frozen
class RolesPath:
    """A claim's name, or names with dots between them. Raises ValueError."""

    path: str = field(default="roles")

    @path.validator
    def _check(self, _: object, path: str) -> None:
        if not PATH.fullmatch(path) or path.count(".") > MOST_DOTS:
            raise ValueError(
                "write the claim that holds the roles, as in roles, realm_access.roles or"
                " https://acme.example/roles"
            )
