"""Where a JSON object has two fields of one name."""

from collections.abc import Iterator
from json import JSONDecoder

from core.orders.json_path import item, under


class _Pairs(list[tuple[str, object]]):
    """An object as it was written, repeated names and all."""


_decode = JSONDecoder(object_pairs_hook=_Pairs).decode


def place_of_repeated_name(text: str) -> str:
    """The path of the first field of the JSON `text` whose name its object had already.

    An empty path when there is none.
    """
    return next(_places(_decode(text), ""), "")


def _places(value: object, path: str) -> Iterator[str]:
    if isinstance(value, _Pairs):
        seen = set()
        for name, each in value:
            place = under(path, name)
            if name in seen:
                yield place
            seen.add(name)
            yield from _places(each, place)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _places(each, item(path, index))
