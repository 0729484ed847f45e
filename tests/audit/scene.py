"""An audit with its sealer, its stream and its verifier, over either store."""

from collections.abc import Iterator
from contextlib import contextmanager

from attrs import evolve, frozen

from adapters.aurora.audit.proofs import AuroraAuditProofs
from adapters.aurora.audit.seals import AuroraAuditSeals
from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.memory.audit_chain import MemoryAuditChain
from adapters.memory.bucket import MemoryBucket
from adapters.memory.object_stream import BucketAuditStream
from adapters.memory.store import MemoryStore
from adapters.system.local_signer import LocalSigner
from core.audit.entry import AuditEntry
from core.audit.verification.fault import AuditFault
from core.audit.verification.known_head import KnownHead
from core.use_cases.seal_audit import SealAudit
from core.use_cases.verify_audit import VerifyAudit
from ports.audit_proofs import AuditProofs
from ports.audit_seals import AuditSeals
from ports.object_stream import AuditStream
from ports.unit_of_work import Store
from tests.builders.audit_entries import an_audit_entry
from tests.builders.instants import minutes_later
from tests.contracts.committing import commit
from tests.graphql.standing_clock import StandingClock


@frozen(kw_only=True)
class Scene:
    """`bucket` is what `stream` writes to: a test tampers there."""

    store: Store
    seals: AuditSeals
    proofs: AuditProofs
    bucket: MemoryBucket
    stream: AuditStream
    signer: LocalSigner
    clock: StandingClock

    @property
    def sealer(self) -> SealAudit:
        return SealAudit(seals=self.seals, stream=self.stream, signer=self.signer, clock=self.clock)

    def verifier(self, known: KnownHead | None = None) -> VerifyAudit:
        return VerifyAudit(proofs=self.proofs, stream=self.stream, signer=self.signer, known=known)

    def record(self, *numbers: int) -> None:
        """Entries `aud_01` and so on, each committed by itself."""
        for number in numbers:
            commit(self.store, entry_number(number))

    def seal(self, *, most: int = 3) -> None:
        """Everything, in batches of `most`."""
        while self.sealer.round(most=most).entries:
            pass

    def faults(self, known: KnownHead | None = None) -> list[AuditFault]:
        return list(self.verifier(known).faults())

    def through(self, stream: AuditStream) -> "Scene":
        """The same with another way to the bucket."""
        return evolve(self, stream=stream)


def entry_number(number: int) -> AuditEntry:
    return an_audit_entry(
        f"aud_{number:02}",
        created_at=minutes_later(number),
        resource=f"case:sca_{number}",
        details={"corr_id": f"corr-{number}", "amount_cents": number},
    )


def in_memory() -> Scene:
    store = MemoryStore()
    chain = MemoryAuditChain(store)
    return _scene(store, chain, chain)


@contextmanager
def on_aurora(url: str) -> Iterator[Scene]:
    engine = engine_of(url)
    store = AuroraStore(engine)
    try:
        yield _scene(store, AuroraAuditSeals(engine), AuroraAuditProofs(engine))
    finally:
        store.close()


def _scene(store: Store, seals: AuditSeals, proofs: AuditProofs) -> Scene:
    clock = StandingClock(minutes_later(60))
    bucket = MemoryBucket(clock)
    return Scene(
        store=store,
        seals=seals,
        proofs=proofs,
        bucket=bucket,
        stream=BucketAuditStream(bucket),
        signer=LocalSigner.generate(),
        clock=clock,
    )
