"""What arrived against what was announced (reliability.md 28)."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from tracemalloc import get_traced_memory, start, stop

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evidence.blocked import Blocked
from core.evidence.evidence import Evidence
from core.evidence.examining import HEAD_BYTES, examine
from core.evidence.media_types import MEDIA_TYPES
from tests.builders.evidences import some_evidence
from tests.evidence.files import GENUINE, PRETENDING, gif, heic, jpeg, png, webp

EVERY_GENUINE = [(mime, content) for mime, all_ in GENUINE.items() for content in all_]
MEGAPIXEL = 1_000_000


def announced(content: bytes, mime: str) -> Evidence:
    return some_evidence(mime=mime, size_bytes=len(content), sha256=sha256(content).hexdigest())


def found(content: bytes, mime: str, *, arrived: Iterable[bytes] | None = None) -> Blocked | None:
    chunks = (content,) if arrived is None else arrived
    return examine(chunks, announced(content, mime), largest_pixels=100 * MEGAPIXEL)


def test_every_type_that_evidence_can_have_has_genuine_files_here() -> None:
    assert GENUINE.keys() == MEDIA_TYPES.keys()


@pytest.mark.parametrize(("mime", "content"), EVERY_GENUINE)
def test_a_genuine_file_is_let_in_however_it_is_cut(mime: str, content: bytes) -> None:
    assert found(content, mime) is None
    assert found(content, mime, arrived=(bytes([it]) for it in content)) is None


@pytest.mark.parametrize(("mime", "content"), EVERY_GENUINE)
def test_a_genuine_file_is_of_its_own_type_alone(mime: str, content: bytes) -> None:
    words = {"text/plain", "text/csv"}
    others = MEDIA_TYPES.keys() - ({mime} | (words if mime in words else set()))
    for other in others:
        assert found(content, other) is Blocked.TYPE_DIFFERS


@pytest.mark.parametrize("mime", MEDIA_TYPES)
@pytest.mark.parametrize("content", PRETENDING.values(), ids=PRETENDING)
def test_the_right_hash_of_a_wrong_file_is_stopped(mime: str, content: bytes) -> None:
    assert found(content, mime) is Blocked.TYPE_DIFFERS


@pytest.mark.parametrize(
    "arrived",
    [png()[:-1], png() + b"!", b"", b"!" + png()],
    ids=["cut", "longer", "empty", "moved"],
)
def test_another_size_than_announced_is_stopped(arrived: bytes) -> None:
    assert found(png(), "image/png", arrived=(arrived,)) is Blocked.SIZE_DIFFERS


@given(st.integers(0, len(png()) - 1), st.integers(1, 255))
def test_one_swapped_byte_is_stopped(at: int, flipped: int) -> None:
    swapped = bytearray(png())
    swapped[at] ^= flipped
    assert found(png(), "image/png", arrived=(bytes(swapped),)) is Blocked.CONTENT_DIFFERS


@pytest.mark.parametrize(
    ("mime", "content"),
    [
        ("image/png", png(100_000, 100_000)),
        ("image/png", png(2**31, 2**31)),
        ("image/gif", gif(65_535, 65_535)),
        ("image/jpeg", jpeg(65_500, 65_500)),
        ("image/jpeg", jpeg(65_500, 65_500, preview_bytes=60_000)),
        ("image/webp", webp(b"VP8X", 16_777_216, 16_777_216)),
        ("image/webp", webp(b"VP8L", 16_384, 16_384)),
        ("image/webp", webp(b"VP8 ", 16_383, 16_383)),
        ("image/heic", heic((512, 512), (20_000, 20_000))),
        ("image/heic", heic((20_000, 20_000), (512, 512))),
    ],
)
def test_a_picture_that_would_unpack_to_gigabytes_is_stopped(mime: str, content: bytes) -> None:
    assert found(content, mime) is Blocked.TOO_MANY_PIXELS


@pytest.mark.parametrize(("width", "is_fine"), [(10_000, True), (10_001, False)])
def test_a_picture_may_have_exactly_as_many_pixels_as_the_limit(
    width: int, *, is_fine: bool
) -> None:
    expected = None if is_fine else Blocked.TOO_MANY_PIXELS
    assert found(png(width, 10_000), "image/png") is expected


@pytest.mark.parametrize(
    ("mime", "content"),
    [
        ("image/png", png(0, 5)),
        ("image/png", png()[:18]),
        ("image/png", png().replace(b"IHDR", b"iCCP")),
        ("image/gif", gif()[:8]),
        ("image/jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("image/jpeg", b"\xff\xd8\xff\xe0\0\0" + bytes(20)),
        ("image/jpeg", b"\xff\xd8\xff\xd9"),
        ("image/webp", b"RIFF\x10\0\0\0WEBPALPH" + bytes(20)),
        ("image/heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    ],
)
def test_a_picture_whose_size_cannot_be_read_is_stopped(mime: str, content: bytes) -> None:
    assert found(content, mime) is Blocked.TYPE_DIFFERS


@pytest.mark.parametrize(
    "content",
    [
        b"a\0b",
        b"caf\xe9",
        b"\xff\xfea\0b\0",
        b"cut in half: \xc3",
        b"\xed\xa0\x80",
        b"bell \x07",
        b"escape \x1b[2J",
        "next line \x85".encode(),
        b"words" + b" and more" * HEAD_BYTES + b"\0",
    ],
    ids=[
        "NUL", "latin-1", "utf-16", "cut", "surrogate", "bell", "escape", "C1", "NUL at the end",
    ],
)  # fmt: skip
def test_words_are_words_to_the_last_byte(content: bytes) -> None:
    assert found(content, "text/plain") is Blocked.TYPE_DIFFERS


def test_an_upload_that_never_ends_is_read_no_further_than_announced() -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield bytes(1024)

    content = bytes(10 * 1024)
    assert found(content, "image/png", arrived=endless()) is Blocked.SIZE_DIFFERS
    assert read == 11


def test_a_large_file_is_read_in_bounded_memory() -> None:
    chunk, chunks = bytes(1024 * 1024), 64
    hashed = sha256()
    for _ in range(chunks):
        hashed.update(chunk)
    video = some_evidence(
        mime="video/mp4", size_bytes=chunks * len(chunk), sha256=hashed.hexdigest()
    )
    start()
    try:
        told = examine((chunk for _ in range(chunks)), video, largest_pixels=1)
        _, peak = get_traced_memory()
    finally:
        stop()
    assert told is Blocked.TYPE_DIFFERS
    assert peak < 8 * HEAD_BYTES


@given(st.sampled_from(sorted(MEDIA_TYPES)), st.binary(max_size=200))
def test_whatever_arrives_is_answered(mime: str, content: bytes) -> None:
    genuine = GENUINE[mime][0]
    for told in (found(content, mime), found(genuine[:12] + content, mime)):
        assert told in (None, Blocked.TYPE_DIFFERS, Blocked.TOO_MANY_PIXELS)


@pytest.mark.parametrize("content", [b"%PDF-1.4 in letters alone", b"GIF89a in letters alone"])
@pytest.mark.parametrize("mime", ["text/plain", "text/csv"])
def test_another_type_is_no_text_even_when_it_is_made_of_letters(mime: str, content: bytes) -> None:
    assert found(content, mime) is Blocked.TYPE_DIFFERS
