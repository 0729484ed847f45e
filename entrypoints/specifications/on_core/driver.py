"""The core on memory and the fake processor, driven without a network."""

from attrs import frozen

from adapters.memory.case_views import MemoryCaseViews
from adapters.memory.store import MemoryStore
from entrypoints.specifications.bank import OfficeBank
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.cases import CoreCases
from entrypoints.specifications.on_core.chargebacks import CoreChargebacks
from entrypoints.specifications.on_core.deposits import CoreDeposits
from entrypoints.specifications.on_core.evidence import CoreEvidence
from entrypoints.specifications.on_core.goodwill import CoreGoodwill
from entrypoints.specifications.on_core.holds import CoreHolds
from entrypoints.specifications.on_core.macros import CoreMacros
from entrypoints.specifications.on_core.refunds import CoreRefunds
from entrypoints.specifications.on_core.takedowns import CoreTakedowns
from entrypoints.specifications.on_core.violations import CoreViolations
from entrypoints.specifications.world import OfficeWorld


@frozen(kw_only=True)
class CoreDriver:
    """entrypoints/specifications/driver.py over one office."""

    world: OfficeWorld
    bank: OfficeBank
    cases: CoreCases
    macros: CoreMacros
    refunds: CoreRefunds
    goodwill: CoreGoodwill
    deposits: CoreDeposits
    chargebacks: CoreChargebacks
    evidence: CoreEvidence
    holds: CoreHolds
    takedowns: CoreTakedowns
    violations: CoreViolations

    @classmethod
    def on_memory(cls) -> "CoreDriver":
        """A Support Center of its own, empty, at the start of 2026."""
        store = MemoryStore()
        office = Office.over(store, MemoryCaseViews(store))
        return cls(
            world=OfficeWorld(office),
            bank=OfficeBank(office),
            cases=CoreCases(office),
            macros=CoreMacros(office),
            refunds=CoreRefunds(office),
            goodwill=CoreGoodwill(office),
            deposits=CoreDeposits(office),
            chargebacks=CoreChargebacks(office),
            evidence=CoreEvidence(office),
            holds=CoreHolds(office),
            takedowns=CoreTakedowns(office),
            violations=CoreViolations(office),
        )
