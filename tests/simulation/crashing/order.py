"""What a process is told to do, as one line of JSON."""

from datetime import datetime
from typing import Any

from attrs import asdict, frozen


@frozen(kw_only=True)
class Order:
    """Act out a story until the failpoint, or, where `recovers`, what comes after a crash."""

    story: str
    told: dict[str, str]
    database_url: str
    stripe_url: str
    now: datetime
    failpoint: int | None = None
    recovers: bool = False
    seed: int = 0

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"now": self.now.isoformat()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Order":
        return cls(**(data | {"now": datetime.fromisoformat(data["now"])}))
