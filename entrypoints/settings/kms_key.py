"""Which key of AWS KMS encrypts or signs."""

import re

from attrs import field, frozen

_KEY = re.compile(
    r"(arn:aws[\w-]*:kms:[a-z]{2,3}(-[a-z]+)+-[0-9]:[0-9]{12}:)?"
    r"(key/(mrk-)?[0-9a-f-]{32,36}|alias/[A-Za-z0-9/_-]{1,250})"
    r"|(mrk-)?[0-9a-f-]{32,36}"
)


@frozen
class KmsKey:
    """A key by its id, its alias or the ARN of either. Raises ValueError for what is none."""

    name: str = field()

    @name.validator
    def _check(self, _: object, name: str) -> None:
        if not _KEY.fullmatch(name) or name.startswith("key/"):
            raise ValueError(
                "write the id, the alias or the ARN of a KMS key, as in alias/support-evidence"
            )
