"""JSON of strangers, read in one way only."""

import json
from typing import Any


def read_object(data: bytes) -> dict[str, Any]:
    """The object in `data`. Raises ValueError for anything else, for a name that is there twice,
    of which every reader believes another, and for NaN and Infinity, which no comparison refuses.
    """
    try:
        told = json.loads(
            data.decode("utf-8"), object_pairs_hook=_without_twins, parse_constant=_refused
        )
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if isinstance(told, dict):
        return told
    raise ValueError("no object")


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a name is there twice")
    return told


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is no number")
