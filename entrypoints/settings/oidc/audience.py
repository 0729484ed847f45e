"""Who the tokens are for."""

import re

from attrs import field, frozen

NAME = re.compile(r"[!-~]{1,200}")


@frozen
class Audience:
    """What the provider calls this service in `aud`. Raises ValueError."""

    name: str = field()

    @name.validator
    def _check(self, _: object, name: str) -> None:
        if not NAME.fullmatch(name):
            raise ValueError(
                "write what the provider calls this service in the `aud` of its tokens, without"
                " blanks, as in support-center"
            )
