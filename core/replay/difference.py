"""Where a decision that was computed again differs from the one that was stored."""

import json
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from attrs import frozen

from core.orders.json_path import item, under

LEGS = "legs"

Json = Mapping[str, Any]


@frozen(kw_only=True)
class Difference:
    """One `component` (`eligible.subtotal_cents`), of a leg or, for None, of the whole order.

    None is what is not there. `why` is set where nothing could be computed at all.
    """

    component: str
    leg_id: str | None = None
    stored: object = None
    recomputed: object = None
    why: str | None = None

    def __str__(self) -> str:
        place = f"{self.leg_id} {self.component}" if self.leg_id else self.component
        if self.why is not None:
            return f"{place} {self.why}"
        return f"{place}: stored {_whole(self.stored)}, recomputed {_whole(self.recomputed)}"


def differences(stored: Json, recomputed: Json) -> Iterator[Difference]:
    """Everything in which two records of one decision differ, to the type and the word.

    What is null is as good as absent.
    """
    for component, was, now in _unlike(_without_legs(stored), _without_legs(recomputed), ""):
        yield Difference(component=component, stored=was, recomputed=now)
    absent: Json = {}
    for leg, again in zip_longest(stored[LEGS], recomputed[LEGS], fillvalue=absent):
        leg_id = str(again.get("leg_id") or leg.get("leg_id"))
        for component, was, now in _unlike(leg, again, ""):
            yield Difference(leg_id=leg_id, component=component, stored=was, recomputed=now)


def _whole(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _without_legs(record: Json) -> Json:
    return {name: value for name, value in record.items() if name != LEGS}


def _unlike(was: object, now: object, path: str) -> Iterator[tuple[str, object, object]]:
    if isinstance(was, dict) and isinstance(now, dict):
        for name in sorted({*was, *now}):
            yield from _unlike(was.get(name), now.get(name), under(path, name))
    elif isinstance(was, list) and isinstance(now, list):
        for index, (before, after) in enumerate(zip_longest(was, now)):
            yield from _unlike(before, after, item(path, index))
    elif type(was) is not type(now) or was != now:
        yield path, was, now
