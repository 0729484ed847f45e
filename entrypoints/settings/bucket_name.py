"""Which bucket of S3 something is kept in."""

import re

from attrs import field, frozen

_NAME = re.compile(r"(?!xn--|sthree-|.*-s3alias$)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")


@frozen
class BucketName:
    """A general purpose bucket. Raises ValueError for what cannot be one.

    Names with dots are left out: TLS cannot check the host that they lead to.
    """

    name: str = field()

    @name.validator
    def _check(self, _: object, name: str) -> None:
        if not _NAME.fullmatch(name):
            raise ValueError(
                "write the name of a bucket: 3 to 63 lower-case letters, digits and hyphens,"
                " as in acme-support-evidence"
            )
