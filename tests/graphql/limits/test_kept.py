"""What is remembered of documents, and what is forgotten."""

from graphql import DocumentNode, parse

from entrypoints.graphql.limits.admitted import Admitted
from entrypoints.graphql.limits.kept import Kept

DOCUMENT: DocumentNode = parse("{ a }")


def document(size: int) -> Admitted:
    return Admitted(document=DOCUMENT, open_costs=(), bytes=size)


def test_what_came_twice_is_not_pushed_out_by_what_came_once() -> None:
    kept = Kept(newcomers_bytes=100, regulars_bytes=100)
    kept.add("used", document(50))
    assert kept.find("used")
    for number in range(1_000):
        kept.add(f"once {number}", document(50))
    assert kept.find("used")
    assert kept.find("once 0") is None


def test_what_was_not_used_for_longest_goes_first() -> None:
    kept = Kept(newcomers_bytes=100, regulars_bytes=100)
    for name in ("a", "b", "c"):
        kept.add(name, document(50))
        kept.find(name)
    assert kept.find("b")
    kept.add("d", document(50))
    kept.find("d")
    assert kept.find("b")
    assert kept.find("c") is None
    assert kept.find("a") is None


def test_what_is_larger_than_the_room_is_not_kept_and_pushes_out_nothing() -> None:
    kept = Kept(newcomers_bytes=100, regulars_bytes=100)
    kept.add("small", document(60))
    kept.add("large", document(101))
    assert kept.find("large") is None
    assert kept.find("small")


def test_the_same_document_added_again_takes_its_room_once() -> None:
    kept = Kept(newcomers_bytes=100, regulars_bytes=100)
    kept.add("b", document(40))
    for _ in range(10):
        kept.add("a", document(60))
    assert kept.find("b")
    assert kept.find("a")


def test_only_exactly_the_same_text_is_the_same_document() -> None:
    kept = Kept()
    kept.add("{ a }", document(1))
    assert kept.find("{ a } ") is None
    assert kept.find("{ A }") is None


def test_a_document_takes_more_room_the_longer_it_is() -> None:
    short = Admitted.of(parse("{ a }"), open_costs=())
    long = Admitted.of(parse("{ a a a a a a }"), open_costs=())
    padded = Admitted.of(parse("{ a }" + " " * 2_000), open_costs=())
    assert short.bytes < long.bytes < padded.bytes
