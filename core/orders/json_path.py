"""Where in a JSON document something stands: `legs[0].policy.bands[1].from_hours`."""

import json


def under(path: str, name: str) -> str:
    """The path of field `name` of the object at `path`; the document itself is at ``""``."""
    if not (name.isascii() and name.isidentifier()):
        return f"{path}[{json.dumps(name)}]"
    return f"{path}.{name}" if path else name


def item(path: str, index: int) -> str:
    """The path of the element `index` of the list at `path`."""
    return f"{path}[{index}]"


def within(parent: str, path: str) -> str:
    """The path, seen from the document, of what is at `path` in the value at `parent`."""
    if not parent or not path or path.startswith("["):
        return f"{parent}{path}"
    return f"{parent}.{path}"
