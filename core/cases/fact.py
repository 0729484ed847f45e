"""Facts a kernel needs from a person (domain.md, *One state machine*, Facts)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from core.timeline.event import Entry, EventType


class FactName(StrEnum):
    FRAUD_VALIDATED = "fraud_validated"
    QUALITY_VALIDATED = "quality_validated"
    DEPOSIT_CLAIM_SETTLED = "deposit_claim_settled"


def fact_entry(name: FactName, *, value: bool, note: str) -> Entry:
    return Entry(EventType.FACT_RECORDED, {"fact": name.value, "value": value, "note": note})


def facts_from(payloads: Iterable[Mapping[str, Any]]) -> frozenset[FactName]:
    """The facts that hold after `fact_recorded` payloads, oldest first: the last word counts.

    A payload without a fact, which another team may have written, tells none.
    """
    standing: dict[FactName, bool] = {}
    for payload in payloads:
        if "fact" in payload:
            standing[FactName(payload["fact"])] = payload["value"]
    return frozenset(name for name, holds in standing.items() if holds)
