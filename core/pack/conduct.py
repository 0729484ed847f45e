"""claims/ and violations.csv: what was sworn to about content, and what was decided on people."""

from collections.abc import Iterator
from datetime import datetime

from core.conduct.violation import Violation
from core.dmca.claim import DmcaClaim
from core.dmca.urls import split
from core.dmca.words import DmcaWords
from core.instants import write_instant
from core.pack.document import Document
from core.pack.material import CaseMaterial
from core.pack.prose import inline, table
from core.pack.table_text import Cell
from core.pack.table_text import table as csv_table

URLS = frozenset({"urls", "former_urls"})
COLUMNS = (
    *("violation_id", "user_id", "rule", "sanction", "status", "decided_by", "decided_at"),
    *("reason", "appealed_by", "appealed_at", "appeal_reason"),
    *("reviewed_by", "reviewed_at", "review_reason"),
)


def conduct_documents(material: CaseMaterial) -> Iterator[Document]:
    """A page for each copyright claim, and a line for each violation. For staff alone: they name
    people who are no part of what a bank decides.
    """
    for claim in material.dmca_claims:
        words = [each for each in material.dmca_words if each.claim_id == claim.claim_id]
        told = "\n\n".join(_claim(claim, words)) + "\n"
        yield Document.of_text(f"claims/{claim.claim_id}.md", told)
    if material.violations:
        yield csv_table("violations.csv", COLUMNS, map(_row, material.violations))


def _claim(claim: DmcaClaim, words: list[DmcaWords]) -> Iterator[str]:
    yield f"# Copyright claim {inline(claim.claim_id)}"
    yield table(("What", "Value"), _facts(claim))
    for each in words:
        yield f"## {each.part.value.replace('_', ' ').capitalize()}"
        yield table(("What", "Value", "SHA-256"), _said(each))


def _facts(claim: DmcaClaim) -> Iterator[tuple[str, str]]:
    yield "Status", claim.status.value
    yield "Uploader", claim.creator_id
    yield "Claimant", claim.claimant_id
    yield "Order", claim.order_id or "none"
    yield "Upheld claims when it was filed", str(claim.upheld_claims)
    instants = {
        "Received": claim.received_at,
        "Hidden": claim.hidden_at,
        "Uploader notified": claim.notified_at,
        "Counter-notice received": claim.counter_noticed_at,
        "Restored not before": claim.restore_not_before,
        "Restored not after": claim.restore_not_after,
        "Court action reported": claim.court_action_at,
        "Withdrawn": claim.withdrawn_at,
        "Restored": claim.restored_at,
        "Overdue since": claim.overdue_at,
        "Closed": claim.closed_at,
    }
    yield from ((what, write_instant(when)) for what, when in instants.items() if when)


def _said(words: DmcaWords) -> Iterator[tuple[str, str, str]]:
    for name, said in words.words.items():
        value = " ".join(split(said)) if name in URLS else said
        yield name.replace("_", " "), value, words.hashes[name]


def _row(violation: Violation) -> tuple[Cell, ...]:
    return (
        *(violation.violation_id, violation.user_id, violation.rule, violation.sanction.value),
        *(violation.status.value, violation.decided_by, _when(violation.decided_at)),
        *(violation.reason, violation.appealed_by, _when(violation.appealed_at)),
        *(violation.appeal_reason, violation.reviewed_by, _when(violation.reviewed_at)),
        violation.review_reason,
    )


def _when(instant: datetime | None) -> str | None:
    return None if instant is None else write_instant(instant)
