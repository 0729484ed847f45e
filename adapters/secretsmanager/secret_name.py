"""Which secret of AWS Secrets Manager is meant, and which part of it."""

import re
from typing import Self

from attrs import frozen

_WRITTEN = re.compile(
    r"(?P<arn>arn:aws[\w-]*:secretsmanager:(?P<region>[a-z]{2,3}(?:-[a-z]+)+-[0-9]):[0-9]{12}"
    r":secret:[A-Za-z0-9/_+=.@-]{1,519})(?::(?P<key>[^:]{0,256}):[^:]{0,64}:[^:]{0,64})?"
)


@frozen(kw_only=True)
class SecretName:
    """Its ARN and region. With `key`, the value under that key of a secret that is JSON."""

    arn: str
    region: str
    key: str | None = None

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What `arn:…:secret:NAME`, or `arn:…:secret:NAME:KEY::` as ECS writes it, names; None
        for any other text.
        """
        found = _WRITTEN.fullmatch(text)
        if found is None:
            return None
        return cls(arn=found["arn"], region=found["region"], key=found["key"] or None)
