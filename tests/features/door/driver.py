"""The running service as the specifications drive it."""

from attrs import frozen

from entrypoints.specifications.bank import OfficeBank
from entrypoints.specifications.world import OfficeWorld
from tests.features.door.cases import DoorCases
from tests.features.door.chargebacks import DoorChargebacks
from tests.features.door.client import Client
from tests.features.door.deposits import DoorDeposits
from tests.features.door.evidence import DoorEvidence
from tests.features.door.goodwill import DoorGoodwill
from tests.features.door.holds import DoorHolds
from tests.features.door.macros import DoorMacros
from tests.features.door.refunds import DoorRefunds
from tests.features.door.takedowns import DoorTakedowns
from tests.features.door.violations import DoorViolations


@frozen(kw_only=True)
class DoorDriver:
    """entrypoints/specifications/driver.py over HTTP; only the world is moved from inside."""

    world: OfficeWorld
    bank: OfficeBank
    cases: DoorCases
    macros: DoorMacros
    refunds: DoorRefunds
    goodwill: DoorGoodwill
    deposits: DoorDeposits
    chargebacks: DoorChargebacks
    evidence: DoorEvidence
    holds: DoorHolds
    takedowns: DoorTakedowns
    violations: DoorViolations

    @classmethod
    def through(cls, client: Client, world: OfficeWorld) -> "DoorDriver":
        return cls(
            world=world,
            bank=OfficeBank(world.office),
            cases=DoorCases(client),
            macros=DoorMacros(client),
            refunds=DoorRefunds(client),
            goodwill=DoorGoodwill(client),
            deposits=DoorDeposits(client),
            chargebacks=DoorChargebacks(client),
            evidence=DoorEvidence(client, world.office),
            holds=DoorHolds(client),
            takedowns=DoorTakedowns(client, world.office),
            violations=DoorViolations(client),
        )
