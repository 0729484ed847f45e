"""Whatever is done to a sealed audit at random, its verifier names it."""

from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.memory.audit_chain import MemoryAuditChain
from adapters.memory.store import MemoryStore
from core.audit.seal import Seal
from tests.audit import scene as scenes
from tests.audit.scene import Scene, entry_number

ENTRIES = 8
Tampering = Callable[[Scene], None]


def chain_of(scene: Scene) -> MemoryAuditChain:
    assert isinstance(scene.seals, MemoryAuditChain)
    return scene.seals


def flipped(value: bytes, place: int) -> bytes:
    place %= len(value)
    return value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :]


@st.composite
def on_a_seal(draw: st.DrawFn) -> Tampering:
    place = draw(st.integers(0, ENTRIES - 1))
    field = draw(st.sampled_from(["canonical", "entry_sha256", "previous_sha256", "sha256"]))
    bit = draw(st.integers(0, 200))

    def tamper(scene: Scene) -> None:
        seals = chain_of(scene).seals
        forged: dict[str, Any] = {field: flipped(getattr(seals[place], field), bit)}
        seals[place] = evolve(seals[place], **forged)

    return tamper


@st.composite
def on_the_chain(draw: st.DrawFn) -> Tampering:
    place, other = draw(st.lists(st.integers(0, ENTRIES - 1), min_size=2, max_size=2, unique=True))
    way = draw(st.sampled_from(["drop", "double", "swap", "rest", "anew"]))

    def tamper(scene: Scene) -> None:
        seals = chain_of(scene).seals
        match way:
            case "drop":
                del seals[place]
            case "double":
                seals.insert(place, seals[place])
            case "swap":
                one, two = seals[place], seals[other]
                seals[place] = evolve(two, number=one.number)
                seals[other] = evolve(one, number=two.number)
            case "rest":
                del seals[place:]
            case _:
                _chain_anew(seals, place)

    return tamper


def _chain_anew(seals: list[Seal], place: int) -> None:
    """One entry says something else, and every hash after it is made to fit."""
    forged = seals[place].canonical.replace(b"usr_agent", b"usr_other")
    for number in range(place, len(seals)):
        seal = seals[number]
        canonical = forged if number == place else seal.canonical
        before = seals[number - 1].sha256 if number else seal.previous_sha256
        seals[number] = Seal.of(
            canonical, audit_id=seal.audit_id, number=seal.number, previous_sha256=before
        )


@st.composite
def on_a_row(draw: st.DrawFn) -> Tampering:
    number = draw(st.integers(1, ENTRIES))
    changes: dict[str, Any] = draw(
        st.sampled_from(
            [
                {"actor_admin": "usr_other"},
                {"action": "case.close"},
                {"resource": "case:sca_99"},
                {"details": {"amount_cents": -1}},
                {"ip": None},
                {"user_agent": ""},
            ]
        )
    )
    gone = draw(st.booleans())

    def tamper(scene: Scene) -> None:
        assert isinstance(scene.store, MemoryStore)
        table = scene.store.tables.audit_entries
        if gone:
            table.remove(f"aud_{number:02}")
        else:
            table.put(evolve(entry_number(number), **changes))

    return tamper


@st.composite
def on_an_object(draw: st.DrawFn) -> Tampering:
    place, bit = draw(st.integers(0, 5)), draw(st.integers(0, 2_000))
    way = draw(st.sampled_from(["flip", "cut", "gone", "hide", "more"]))

    def tamper(scene: Scene) -> None:
        stored = list(scene.bucket.versions("audit/"))[place]
        kept = scene.bucket._bytes
        match way:
            case "flip":
                kept[stored.version_id] = flipped(kept[stored.version_id], bit)
            case "cut":
                kept[stored.version_id] = kept[stored.version_id][: bit % stored.size]
            case "gone":
                scene.bucket._stored.pop(stored.key)
            case "hide":
                scene.bucket.hide(stored.key)
            case _:
                scene.bucket.add(key=stored.key, content=[b"{}"], mime="text/plain")

    return tamper


def _scenes() -> Iterator[Scene]:
    while True:
        scene = scenes.in_memory()
        scene.record(*range(1, ENTRIES + 1))
        scene.seal()
        yield scene


SCENES = _scenes()


@settings(max_examples=150)
@given(st.one_of(on_a_seal(), on_the_chain(), on_a_row(), on_an_object()))
def test_any_tampering_is_named(tamper: Tampering) -> None:
    scene = next(SCENES)
    tamper(scene)
    assert scene.faults() != []


@settings(max_examples=30)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=6))
def test_what_nobody_tampered_with_is_proved_however_it_was_batched(batches: list[int]) -> None:
    scene, number = scenes.in_memory(), 0
    for size in batches:
        scene.record(*range(number + 1, number + size + 1))
        number += size
        scene.sealer.round(most=3)
    scene.seal()
    proof = scene.verifier()
    assert list(proof.faults()) == []
    assert (proof.entries, proof.window.unsealed) == (number, 0)
