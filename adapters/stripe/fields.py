"""One JSON object of Stripe's, read field by field."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from attrs import frozen


@frozen
class UnreadableObject(Exception):
    """`field` is missing or is nothing that can stand there. Its value is not kept."""

    field: str


@frozen
class Fields:
    """Every reader raises UnreadableObject for a field that is not what it should be."""

    found: Mapping[str, Any]

    @classmethod
    def of(cls, found: object, *, field: str = "object") -> "Fields":
        if not isinstance(found, Mapping):
            raise UnreadableObject(field)
        return cls(found)

    def text(self, name: str) -> str:
        value = self.found.get(name)
        if not isinstance(value, str) or not value:
            raise UnreadableObject(name)
        return value

    def text_or_none(self, name: str) -> str | None:
        """None for a field that is null or, as Stripe leaves some out, not there."""
        return None if self.found.get(name) is None else self.text(name)

    def whole(self, name: str) -> int:
        value = self.found.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise UnreadableObject(name)
        return value

    def instant(self, name: str) -> datetime:
        """Seconds since 1970, as aware UTC."""
        seconds = self.whole(name)
        try:
            return datetime.fromtimestamp(seconds, tz=UTC)
        except (OverflowError, ValueError, OSError):
            raise UnreadableObject(name) from None

    def currency(self) -> str:
        """In upper case, as the port writes it."""
        return self.text("currency").upper()

    def texts(self, name: str) -> dict[str, str]:
        """A hash of texts such as `metadata`; empty where it is null."""
        value = self.found.get(name)
        if value is None:
            return {}
        texts = Fields.of(value, field=name)
        return {key: str(item) for key, item in texts.found.items()}

    def part(self, name: str) -> "Fields":
        return Fields.of(self.found.get(name), field=name)

    def parts(self, name: str) -> Iterator["Fields"]:
        value = self.found.get(name)
        if not isinstance(value, list):
            raise UnreadableObject(name)
        return (Fields.of(item, field=name) for item in value)
