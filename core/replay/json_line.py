"""One line of JSON, read so that nobody could read it differently."""

from json import JSONDecodeError, JSONDecoder
from typing import NoReturn

from attrs import frozen

from core.orders.plain_json import is_plain
from core.replay.repeated_name import place_of_repeated_name

LONGEST_LINE = 2**24


@frozen
class UnreadableLine(Exception):
    """The line is no JSON, or JSON that parsers read differently; `message` says why."""

    message: str
    path: str = ""


@frozen
class JsonLine:
    """What a line writes, and whether it is plain, without a fraction too (core.orders)."""

    value: object
    is_plain: bool


class _Fraction(Exception):
    """There is a number that is not whole; no field of a line knows one."""


class _RepeatedName(Exception):
    """An object has two fields of one name."""


def read_json_line(line: bytes) -> JsonLine:
    """The value that `line` (UTF-8, at most 16 MiB) writes.

    Raises UnreadableLine, also for what Python's parser lets through: NaN and infinities, and
    names that stand twice in an object, where some take the first and some the last.
    """
    if len(line) > LONGEST_LINE:
        raise UnreadableLine(f"The line is longer than {LONGEST_LINE} bytes.")
    text = _text(line)
    try:
        return _parsed(text, line)
    except JSONDecodeError as fault:
        raise UnreadableLine(_complaint(text, fault)) from None
    except ValueError:
        raise UnreadableLine("The line holds a number of too many digits.") from None
    except RecursionError:
        raise UnreadableLine("The line is nested too deeply.") from None


def _parsed(text: str, line: bytes) -> JsonLine:
    try:
        return _decoded(text, line)
    except _RepeatedName:
        place = place_of_repeated_name(text)
    raise UnreadableLine(f"{place} stands twice in its object.", place)


def _decoded(text: str, line: bytes) -> JsonLine:
    try:
        return JsonLine(_decode_whole_numbers(text), is_plain(line))
    except _Fraction:
        return JsonLine(_decode(text), is_plain=False)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _RepeatedName
    return made


def _text(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError as fault:
        raise UnreadableLine(
            f"The line is not UTF-8: byte {fault.start + 1} of it is not."
        ) from None


def _complaint(text: str, fault: JSONDecodeError) -> str:
    if not text.strip():
        return "The line is empty; every line must hold a JSON object."
    return f"The line is not JSON: {fault.msg} at column {fault.pos + 1}."


def _no_number(constant: str) -> NoReturn:
    raise UnreadableLine(f"The line is not JSON: {constant} is no number of JSON.")


def _no_whole_number(_: str) -> NoReturn:
    raise _Fraction


_decode = JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number).decode
_decode_whole_numbers = JSONDecoder(
    object_pairs_hook=_object, parse_constant=_no_number, parse_float=_no_whole_number
).decode
