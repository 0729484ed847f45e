"""What a step of a macro did, or would do."""

from collections.abc import Mapping
from typing import Any

from attrs import asdict, frozen

from core.errors import Refusal


@frozen(kw_only=True)
class Taken:
    """`does` says it in words. Amounts in cents; `body_md` is a message's final text, `status`
    what the case comes to, `refund_status` whether money goes at once or is proposed.
    """

    step: str
    does: str
    amount_cents: int | None = None
    currency: str | None = None
    refund_status: str | None = None
    body_md: str | None = None
    status: str | None = None


@frozen(kw_only=True)
class Applied:
    """What applying a macro left; `ids` are the refunds, messages and claims it made."""

    macro: str
    steps: tuple[Taken, ...]
    ids: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """For whoever repeats the request under its Idempotency-Key."""
        return {
            "macro": self.macro,
            "steps": [asdict(step) for step in self.steps],
            "ids": list(self.ids),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Applied":
        return cls(
            macro=told["macro"],
            steps=tuple(Taken(**step) for step in told["steps"]),
            ids=tuple(told["ids"]),
        )


@frozen(kw_only=True)
class MacroPreview:
    """What applying would do now: its steps as far as they go, and what stops it, if anything."""

    macro: str
    title: str
    steps: tuple[Taken, ...]
    refusal: Refusal | None = None
