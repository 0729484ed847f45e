"""Where the database lives whose passwords are IAM tokens."""

import re

from attrs import field, frozen


@frozen
class IamRegion:
    """An AWS region, `eu-west-1` and the like. Raises ValueError for what cannot be one."""

    name: str = field()

    @name.validator
    def _check(self, _: object, name: str) -> None:
        if not re.fullmatch(r"[a-z]{2,3}(-[a-z]+)+-[0-9]", name):
            raise ValueError("write the AWS region of the database, as in eu-west-1")
