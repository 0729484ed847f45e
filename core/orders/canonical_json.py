"""RFC 8785 canonical JSON: one document, one sequence of bytes, one hash.

Own code because the core stands on the standard library and attrs alone. The usual document
(no floats, ASCII names, whole numbers a double holds exactly) takes the standard library's
encoder; anything else is written value by value.
"""

from collections.abc import Iterable
from json import JSONEncoder
from json.encoder import encode_basestring
from math import isfinite

from attrs import frozen

from core.orders.es6_number import es6_number
from core.orders.json_path import item, under

DEEPEST = 64
LARGEST_EXACT = 2**53 - 1

Container = dict[object, object] | list[object]

_USUAL_SCALARS = frozenset({str, bool, type(None)})
_CONSTANTS = {None: "null", True: "true", False: "false"}

_encode = JSONEncoder(
    ensure_ascii=False,
    allow_nan=False,
    check_circular=False,
    sort_keys=True,
    separators=(",", ":"),
).encode


@frozen
class NotJson(Exception):
    """The value at `path` has no canonical JSON; `message` says why in plain words."""

    path: str
    message: str


def canonical_json(value: object) -> bytes:
    """The RFC 8785 form of `value`, in UTF-8.

    Whole numbers a double cannot hold exactly are written as the nearest double, as the RFC has
    it. Raises NotJson for what JSON cannot say (NaN, infinities, numbers beyond a double,
    lone surrogates, names that are not text, foreign types) and for nesting deeper than 64.
    """
    quick = _quickly_written(value)
    return _written(value, "", 0).encode() if quick is None else quick


def _quickly_written(value: object) -> bytes | None:
    try:
        return _encode(value).encode() if _are_usual((value,), 0) else None
    except (TypeError, UnicodeEncodeError):
        return None


def _are_usual(values: Iterable[object], depth: int) -> bool:
    """Whether the standard encoder already writes each of `values` the canonical way.

    Names must be ASCII, which sorts alike by code points and by UTF-16 units. Raises TypeError
    for a name that is not text.
    """
    for value in values:
        if type(value) in _USUAL_SCALARS:
            continue
        if type(value) is int:
            usual = -LARGEST_EXACT <= value <= LARGEST_EXACT
        elif depth == DEEPEST:
            return False
        elif type(value) is dict:
            usual = "".join(value).isascii() and _are_usual(value.values(), depth + 1)
        else:
            usual = type(value) is list and _are_usual(value, depth + 1)
        if not usual:
            return False
    return True


def _written(value: object, path: str, depth: int) -> str:
    if isinstance(value, dict | list):
        return _container_written(value, path, depth)
    if value is None or value is True or value is False:
        return _CONSTANTS[value]
    if isinstance(value, str):
        return _text_written(value, path)
    if isinstance(value, int | float):
        return _number_written(value, path)
    raise NotJson(path, f"is of the type {type(value).__name__}, which JSON does not have")


def _container_written(value: Container, path: str, depth: int) -> str:
    if depth == DEEPEST:
        raise NotJson(path, f"is nested deeper than {DEEPEST} levels")
    if isinstance(value, dict):
        return _object_written(value, path, depth)
    written = (_written(each, item(path, index), depth + 1) for index, each in enumerate(value))
    return f"[{','.join(written)}]"


def _object_written(value: dict[object, object], path: str, depth: int) -> str:
    names = [name for name in value if isinstance(name, str)]
    if len(names) < len(value):
        raise NotJson(path, "has a field whose name is not text")
    names.sort(key=_utf_16_units)
    written = (
        f"{_text_written(name, path)}:{_written(value[name], under(path, name), depth + 1)}"
        for name in names
    )
    return f"{{{','.join(written)}}}"


def _utf_16_units(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def _text_written(text: str, path: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotJson(path, "holds half a character (a lone surrogate)") from error
    return encode_basestring(text)


def _number_written(value: float, path: str) -> str:
    if isinstance(value, int) and -LARGEST_EXACT <= value <= LARGEST_EXACT:
        return str(int(value))
    try:
        double = float(value)
    except OverflowError as error:
        raise NotJson(path, "is a number too large for JSON") from error
    if not isfinite(double):
        raise NotJson(path, "is not a number JSON can say (NaN or infinite)")
    return es6_number(double)
