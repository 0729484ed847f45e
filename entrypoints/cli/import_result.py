"""What became of one order that was to be imported."""

from enum import StrEnum
from typing import Any

from attrs import asdict, frozen

from core.errors import Refusal
from core.orders.snapshot import OrderSnapshot


class Became(StrEnum):
    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@frozen(kw_only=True)
class ImportResult:
    """`path` is the field at fault within the order; code, message and hint say why."""

    place: str
    result: Became
    order_id: str | None = None
    version: int | None = None
    code: str | None = None
    path: str | None = None
    message: str | None = None
    hint: str | None = None

    @classmethod
    def of(cls, place: str, order: OrderSnapshot, *, told: bool | Refusal) -> "ImportResult":
        """What the import answered for a snapshot that could be read."""
        if isinstance(told, Refusal):
            return cls(
                place=place,
                result=Became.REFUSED,
                order_id=order.order_id,
                version=order.version,
                code=told.code.value,
                path=told.field,
                message=told.message,
                hint=told.hint,
            )
        became = Became.IMPORTED if told else Became.UNCHANGED
        return cls(place=place, result=became, order_id=order.order_id, version=order.version)

    @classmethod
    def unreadable(
        cls, place: str, message: str, *, path: str = "", order_id: str | None = None
    ) -> "ImportResult":
        """What could not be read as a snapshot; whatever was in force stays so."""
        return cls(
            place=place,
            result=Became.REFUSED,
            order_id=order_id,
            code="BAD_USER_INPUT",
            path=path,
            message=message,
            hint="Correct the order and import it again; the version before stays in force.",
        )

    @property
    def told(self) -> dict[str, Any]:
        """The fields that say something, for JSON."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    def __str__(self) -> str:
        named = self.place if self.order_id is None else f"{self.place} ({self.order_id})"
        if self.result is not Became.REFUSED:
            return f"{named}: {self.result.value}"
        # A snapshot's fault begins with its path already.
        message = self.message or ""
        where = f"{self.path}: " if self.path and not message.startswith(self.path) else ""
        return f"{named}: {where}{message} {self.hint}"
