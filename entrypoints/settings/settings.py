"""What this process is wired with. Policies are no settings: they have versions."""

from enum import StrEnum
from pathlib import Path

from attrs import frozen

from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.iam_region import IamRegion


class StoreName(StrEnum):
    """The adapter that keeps everything."""

    MEMORY = "memory"
    AURORA = "aurora"


class ProcessorName(StrEnum):
    """The adapter that moves money."""

    FAKE_STRIPE = "fake_stripe"


class ClockName(StrEnum):
    """The adapter that tells the time."""

    SYSTEM = "system"
    MOVABLE = "movable"


@frozen(kw_only=True)
class Settings:
    """Read from the environment, then changed by the command line.

    `database_url` None means the embedded PostgreSQL under `home`. `database_owner_url` is for
    migrations alone. `database_iam` is the region whose tokens stand in for passwords that URLs
    leave out. `database_label` tells a database's files under `home` from another's.
    `policies_file` None means the policies that come with the program.
    """

    home: Path
    database_iam: IamRegion | None = None
    database_url: DatabaseUrl | None = None
    database_owner_url: DatabaseUrl | None = None
    database_label: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    store: StoreName = StoreName.AURORA
    processor: ProcessorName = ProcessorName.FAKE_STRIPE
    clock: ClockName = ClockName.SYSTEM
    policies_file: Path | None = None

    @property
    def in_memory(self) -> bool:
        return self.store is StoreName.MEMORY

    @property
    def clock_file(self) -> Path:
        """How far a demo's clock was moved."""
        return self.home / "clock.json"

    @property
    def fake_stripe_file(self) -> Path:
        """What a demo's payment processor remembers."""
        return self.home / f"fake-stripe{self.database_label}.json"
