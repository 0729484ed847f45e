"""What a comparison of schemas found, for people and for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence

from entrypoints.graphql.schema.comparing import Noticed

Found = Mapping[str, Sequence[Noticed]]


def in_words(found: Found) -> Iterator[str]:
    """A line for each finding, then one for each schema that was compared with."""
    for base, findings in found.items():
        for one in findings:
            yield f"{_weight(one):<8} {one.kind}  {one.what}  ({base})"
    for base, findings in found.items():
        breaks = sum(one.breaks for one in findings)
        yield f"{base}: {breaks or 'nothing'} {'break' if breaks == 1 else 'breaks'}"


def in_json(found: Found) -> Iterator[str]:
    """A line for each finding, then the sum."""
    for base, findings in found.items():
        for one in findings:
            told = {"against": base, "weight": _weight(one), "kind": one.kind, "what": one.what}
            yield json.dumps(told)
    breaks = sum(one.breaks for findings in found.values() for one in findings)
    yield json.dumps({"breaks": breaks, "against": list(found)})


def _weight(one: Noticed) -> str:
    return "break" if one.breaks else "careful"
