"""Values as lines of PostgreSQL's COPY text format."""

import json
from collections.abc import Iterable
from datetime import datetime

from psycopg.types.json import Json, Jsonb

from core.instants import write_instant

NULL = r"\N"
_ESCAPES = str.maketrans({"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"})


def line(values: Iterable[object]) -> str:
    """One row, its line end included. Raises TypeError for a value of no column of ours."""
    return "\t".join(map(_column, values)) + "\n"


def _column(value: object) -> str:
    return NULL if value is None else _text(value).translate(_ESCAPES)


def _text(value: object) -> str:
    match value:
        case bool():
            return "t" if value else "f"
        case str() | int():
            return str(value)
        case datetime():
            return write_instant(value)
        case Json() | Jsonb():
            return json.dumps(value.obj, ensure_ascii=False, separators=(",", ":"))
        case list():
            return "{" + ",".join(map(_element, value)) + "}"
    raise TypeError(f"no column holds a {type(value).__name__}")


def _element(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
