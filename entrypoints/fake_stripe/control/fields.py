"""The fields of a control request, each read by its type."""

import json
from collections.abc import Collection
from typing import Any

from attrs import define

from entrypoints.fake_stripe.control.control_fault import ControlFault

MOST_CENTS = 2**31 - 1


@define
class Fields:
    """Each is taken out as it is read, so that `end` can name one that nobody knows.

    Every method raises ControlFault for a value that is not what it reads.
    """

    left: dict[str, Any]

    @classmethod
    def of(cls, body: bytes, ids: dict[str, str]) -> "Fields":
        """Of a JSON object, or of nothing; `ids` are those in the path."""
        try:
            data = json.loads(body) if body.strip() else {}
        except (ValueError, RecursionError) as fault:
            raise ControlFault("", f"The body is not JSON: {fault}.") from None
        if not isinstance(data, dict):
            raise ControlFault("", "Send a JSON object.")
        return cls({**data, **ids})

    def everything(self) -> dict[str, Any]:
        taken, self.left = self.left, {}
        return taken

    def text(self, name: str) -> str:
        value = self.text_or_none(name)
        if value is None:
            raise ControlFault(name, f"{name} is missing: send a text.")
        return value

    def text_or_none(self, name: str) -> str | None:
        value = self.left.pop(name, None)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise ControlFault(name, f"{name} must be a text that is not empty.")
        return value

    def one_of(self, name: str, known: Collection[str]) -> str:
        value = self.one_of_or_none(name, known)
        if value is None:
            raise ControlFault(name, f"{name} is missing: send one of {', '.join(known)}.")
        return value

    def one_of_or_none(self, name: str, known: Collection[str]) -> str | None:
        value = self.left.pop(name, None)
        if value is None:
            return None
        if not isinstance(value, str) or value not in known:
            raise ControlFault(name, f"{name} must be one of {', '.join(known)}.")
        return value

    def cents(self, name: str = "amount_cents") -> int:
        return self.whole(name, most=MOST_CENTS)

    def whole(self, name: str, *, most: int) -> int:
        value = self.whole_or_none(name, most=most)
        if value is None:
            raise ControlFault(name, f"{name} is missing: send a whole number from 1 to {most}.")
        return value

    def whole_or_none(self, name: str, *, most: int) -> int | None:
        value = self.left.pop(name, None)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            raise ControlFault(name, f"{name} must be a whole number from 1 to {most}.")
        return value

    def seconds(self, name: str, *, most: int) -> float:
        """0 when absent; fractions are fine."""
        value = self.left.pop(name, 0)
        if type(value) not in {int, float} or not 0 <= value <= most:
            raise ControlFault(name, f"{name} must be a number of seconds from 0 to {most}.")
        return float(value)

    def flag(self, name: str) -> bool:
        """False when absent."""
        value = self.left.pop(name, False)
        if not isinstance(value, bool):
            raise ControlFault(name, f"{name} must be true or false.")
        return value

    def verdict(self, name: str) -> bool:
        """As `flag`, but it must be given."""
        if name not in self.left:
            raise ControlFault(name, f"{name} is missing: send true or false.")
        return self.flag(name)

    def end(self) -> None:
        """Nothing else was asked for."""
        for name in self.left:
            raise ControlFault(name, f"{name} is no field of this request.")
