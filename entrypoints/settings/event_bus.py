"""Which bus other services listen on."""

import re

from attrs import field, frozen

_NAME = re.compile(r"[./\-_A-Za-z0-9]{1,256}")
_ARN = re.compile(
    r"arn:aws[\w-]*:events:(?P<region>[a-z]{2,3}(?:-[a-z]+)+-[0-9]):[0-9]{12}:event-bus/"
    r"[./\-_A-Za-z0-9]{1,256}"
)


@frozen
class EventBus:
    """A bus of EventBridge by its name, or by its ARN, which also says the region.

    Raises ValueError for what cannot be one.
    """

    name: str = field()

    @name.validator
    def _check(self, _: object, name: str) -> None:
        if not _NAME.fullmatch(name) and not _ARN.fullmatch(name):
            raise ValueError(
                "write the name of an event bus, as in support-events, or its ARN, as in"
                " arn:aws:events:eu-west-1:123456789012:event-bus/support-events"
            )

    @property
    def region(self) -> str | None:
        """The ARN's; None for a name, whose region the AWS configuration says."""
        found = _ARN.fullmatch(self.name)
        return None if found is None else found["region"]
