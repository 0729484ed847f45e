"""The running service as the specifications drive it."""

from attrs import frozen

from entrypoints.specifications.world import OfficeWorld
from tests.features.door.cases import DoorCases
from tests.features.door.client import Client
from tests.features.door.holds import DoorHolds
from tests.features.door.refunds import DoorRefunds


@frozen(kw_only=True)
class DoorDriver:
    """entrypoints/specifications/driver.py over HTTP; only the world is moved from inside."""

    world: OfficeWorld
    cases: DoorCases
    refunds: DoorRefunds
    holds: DoorHolds

    @classmethod
    def through(cls, client: Client, world: OfficeWorld) -> "DoorDriver":
        return cls(
            world=world,
            cases=DoorCases(client),
            refunds=DoorRefunds(client),
            holds=DoorHolds(client),
        )
