"""Where in a JSON document something stands: `legs[0].policy.bands[1].from_hours`."""

import json
import re

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def under(path: str, name: str) -> str:
    """The path of field `name` of the object at `path`; the document itself is at ``""``."""
    if not _PLAIN_NAME.fullmatch(name):
        return f"{path}[{json.dumps(name)}]"
    return f"{path}.{name}" if path else name


def item(path: str, index: int) -> str:
    """The path of the element `index` of the list at `path`."""
    return f"{path}[{index}]"
