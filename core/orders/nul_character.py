"""Where a JSON document holds NUL, which no text column can store (reliability.md 27)."""

from collections.abc import Iterator

from core.orders.json_path import item, under

NUL = "\x00"


def place_of_nul(value: object) -> str | None:
    """The path of the first text or field name with a NUL in it, or None."""
    return next(_places_of_nul(value, ""), None)


def _places_of_nul(value: object, path: str) -> Iterator[str]:
    if isinstance(value, str) and NUL in value:
        yield path
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _places_of_nul(each, item(path, index))
    elif isinstance(value, dict):
        for name, each in value.items():
            if NUL in name:
                yield path
            yield from _places_of_nul(each, under(path, name))
