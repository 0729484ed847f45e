"""What a reader is to be told of a view: which of its values, under which names, written how."""

from enum import Enum, auto

from attrs import frozen


class Written(Enum):
    """How a value becomes text.

    `NAME` is the value of an enumeration in upper case; `INSTANT` is RFC 3339 in UTC with `Z`
    (core/instants.py); `DOCUMENT` is a JSON document as a text. A `CONSTANT` is its own name.
    """

    AS_IS = auto()
    NAME = auto()
    INSTANT = auto()
    DOCUMENT = auto()
    CONSTANT = auto()
    PARTS = auto()


@frozen(kw_only=True, cache_hash=True)
class Shown:
    """The field `name` of a view, told as `told_as`.

    `parts` are what is shown of each view in it. `page` is the place in `Wanted.pages` of the
    page that is to be shown, of what comes in pages.
    """

    told_as: str
    name: str
    written: Written
    parts: tuple["Shown", ...] = ()
    page: int | None = None


@frozen(cache_hash=True)
class Outline:
    """The values in the order in which they are told. Equal outlines are told by one statement."""

    shown: tuple[Shown, ...]


@frozen
class Wanted:
    """An outline, with the pages (from 1) that it leaves open."""

    outline: Outline
    pages: tuple[int, ...] = ()
