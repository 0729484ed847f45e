"""What is not proved yet: entries the sealer has not come to, and seals that are not outside."""

from datetime import datetime

from attrs import define, field


@define
class Window:
    """`unsealed` entries, the oldest `unsealed_since` (UTC); `unmirrored` sealed ones."""

    unsealed: int = field(default=0, init=False)
    unsealed_since: datetime | None = field(default=None, init=False)
    unmirrored: int = field(default=0, init=False)
    unmirrored_since: datetime | None = field(default=None, init=False)

    def add_unsealed(self, created_at: datetime | None) -> None:
        self.unsealed += 1
        self.unsealed_since = _earlier(self.unsealed_since, created_at)

    def add_unmirrored(self, entries: int, sealed_at: datetime) -> None:
        self.unmirrored += entries
        self.unmirrored_since = _earlier(self.unmirrored_since, sealed_at)


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((each for each in (one, other) if each is not None), default=None)
