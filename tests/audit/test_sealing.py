"""The sealer numbers, chains and mirrors what has committed (domain.md, *Audit*)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from attrs import define, field, frozen

from core.audit.batch_object import object_key
from core.audit.checkpoint import Checkpoint
from core.audit.head import head_key
from core.audit.verification.fault import FaultKind
from core.use_cases.seal_audit import OtherObject, SealAudit
from ports.object_stream import AlreadyThere, AuditStream, ObjectVersion, Shipped
from ports.store_unavailable import StoreUnavailable
from tests.audit.scene import Scene
from tests.builders.instants import minutes_later


class Killed(Exception):
    """The process ended here."""


@define
class CutStream:
    """A stream whose process is killed right after it has written so many objects."""

    stream: AuditStream
    writes: int
    _written: int = field(default=0, init=False)

    def put_once(
        self, *, key: str, content: bytes, sha256: str, retain_until: datetime
    ) -> Shipped | AlreadyThere:
        done = self.stream.put_once(
            key=key, content=content, sha256=sha256, retain_until=retain_until
        )
        self._written += 1
        if self._written == self.writes:
            raise Killed
        return done

    def versions(self, prefix: str) -> Iterator[ObjectVersion]:
        return self.stream.versions(prefix)

    def read(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        return self.stream.read(key=key, version_id=version_id)


@frozen
class ClosedStream:
    """A stream that takes nothing."""

    stream: AuditStream

    def put_once(
        self, *, key: str, content: bytes, sha256: str, retain_until: datetime
    ) -> Shipped | AlreadyThere:
        raise StoreUnavailable(f"writing {key}: {len(content)} bytes, {sha256}, {retain_until}")

    def versions(self, prefix: str) -> Iterator[ObjectVersion]:
        return self.stream.versions(prefix)

    def read(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        return self.stream.read(key=key, version_id=version_id)


def test_what_is_sealed_and_mirrored_is_proved(scene: Scene) -> None:
    scene.record(*range(1, 8))
    scene.seal()
    proof = scene.verifier()
    assert list(proof.faults()) == []
    assert (proof.entries, proof.batches) == (7, 3)
    assert proof.head is not None
    assert proof.head.head.last_number == 7
    assert (proof.window.unsealed, proof.window.unmirrored) == (0, 0)


def test_a_round_tells_what_it_did(scene: Scene) -> None:
    scene.record(1, 2, 3, 4)
    first, second, third = (scene.sealer.round(most=3) for _ in range(3))
    assert (first.entries, first.batches, first.last_number) == (3, 1, 3)
    assert (second.entries, second.batches, second.last_number) == (1, 1, 4)
    assert (third.entries, third.batches, third.last_number) == (0, 0, None)


def test_an_audit_that_was_never_sealed_is_no_success(scene: Scene) -> None:
    assert [fault.kind for fault in scene.faults()] == [FaultKind.NEVER_SEALED]
    scene.record(1)
    assert [fault.kind for fault in scene.faults()] == [FaultKind.NEVER_SEALED]


def test_the_window_is_stated_with_its_count_and_its_oldest_time(scene: Scene) -> None:
    scene.record(1, 2)
    scene.seal()
    scene.record(3, 4)
    proof = scene.verifier()
    assert list(proof.faults()) == []
    assert (proof.window.unsealed, proof.window.unsealed_since) == (2, minutes_later(3))


def test_what_is_sealed_and_not_mirrored_is_stated_and_mirrored_later(scene: Scene) -> None:
    scene.record(1, 2)
    closed = scene.through(ClosedStream(scene.stream))
    with pytest.raises(StoreUnavailable):
        closed.sealer.round()
    scene.record(3)
    scene.seal()
    proof = scene.verifier()
    assert list(proof.faults()) == []
    assert (proof.batches, proof.window.unmirrored) == (2, 0)


def test_entries_without_a_mirror_are_part_of_the_window(scene: Scene) -> None:
    scene.record(1, 2)
    with pytest.raises(StoreUnavailable):
        scene.through(ClosedStream(scene.stream)).sealer.round()
    proof = scene.verifier()
    assert list(proof.faults()) == []
    assert (proof.window.unmirrored, proof.window.unmirrored_since) == (2, scene.clock.now())


@pytest.mark.parametrize("writes", [1, 2, 3, 4])
def test_a_crash_between_an_object_and_its_checkpoint_is_made_good(
    scene: Scene, writes: int
) -> None:
    scene.record(*range(1, 6))
    with pytest.raises(Killed):
        scene.through(CutStream(scene.stream, writes)).seal()
    assert scene.faults() == []
    scene.seal()
    proof = scene.verifier()
    assert list(proof.faults()) == []
    assert (proof.entries, proof.window.unmirrored) == (5, 0)
    for key in (object_key(1), head_key(3), object_key(4), head_key(5)):
        assert len(list(scene.stream.versions(key))) == 1


@pytest.mark.parametrize("key", [object_key(1), head_key(2)])
def test_the_sealer_stops_at_an_object_of_somebody_else(scene: Scene, key: str) -> None:
    scene.bucket.add(key=key, content=[b"{}\n"], mime="application/x-ndjson")
    scene.record(1, 2)
    with pytest.raises(OtherObject) as stopped:
        scene.seal()
    assert stopped.value.key == key
    with pytest.raises(OtherObject):
        scene.sealer.round()


def test_a_head_that_says_the_same_with_another_keys_signature_stops_the_sealer(
    scene: Scene,
) -> None:
    scene.record(1)
    with pytest.raises(Killed):
        scene.through(CutStream(scene.stream, 2)).seal()
    other = SealAudit(
        seals=scene.seals,
        stream=scene.stream,
        signer=type(scene.signer).generate(),
        clock=scene.clock,
    )
    with pytest.raises(OtherObject):
        other.round()


def test_objects_are_kept_under_their_lock_for_seven_years(scene: Scene) -> None:
    scene.record(1)
    scene.seal()
    for stored in scene.bucket.versions("audit/"):
        assert stored.retain_until == scene.clock.now() + timedelta(days=2557)


def test_a_checkpoint_that_was_noted_is_not_noted_otherwise(scene: Scene) -> None:
    scene.record(1)
    scene.seal()
    with scene.proofs.snapshot() as view:
        (stored,) = view.batches()
    assert isinstance(stored.checkpoint, Checkpoint)
    scene.seals.note(stored.checkpoint)
    assert scene.faults() == []
