"""Tells what the proof of the audit found."""

import json
import sys
from datetime import datetime
from typing import Any

from attrs import define, field

from core.audit.head import SignedHead
from core.audit.verification.fault import AuditFault
from core.audit.verification.known_head import KnownHead
from core.instants import write_instant
from core.use_cases.verify_audit import VerifyAudit
from entrypoints.cli.fault import DONE, FAILED


@define
class ProofReport:
    """Each fault in a line, or as a line of JSON, and the sum at the end."""

    as_json: bool
    faults: int = field(default=0, init=False)

    def add(self, fault: AuditFault) -> None:
        self.faults += 1
        _tell(json.dumps(fault.told) if self.as_json else str(fault))

    @property
    def exit_code(self) -> int:
        return FAILED if self.faults else DONE

    def close(self, proof: VerifyAudit) -> None:
        if self.as_json:
            _tell(json.dumps(self._sum(proof)))
            return
        verdict = f"{self.faults:,} faults" if self.faults != 1 else "1 fault"
        found = verdict if self.faults else "all as they were sealed"
        _tell(f"{_entries(proof.entries)} in {_batches(proof.batches)}: {found}")
        _tell(f"head: {_head(proof.head)}")
        window = proof.window
        _tell(f"not sealed yet: {_since(window.unsealed, window.unsealed_since)}")
        unmirrored = _since(window.unmirrored, window.unmirrored_since)
        _tell(f"sealed and not mirrored yet: {unmirrored}")

    def _sum(self, proof: VerifyAudit) -> dict[str, Any]:
        window = proof.window
        return {
            "entries": proof.entries,
            "batches": proof.batches,
            "faults": self.faults,
            "head": None if proof.head is None else str(_known(proof.head)),
            "unsealed": window.unsealed,
            "unsealed_since": _instant(window.unsealed_since),
            "unmirrored": window.unmirrored,
            "unmirrored_since": _instant(window.unmirrored_since),
        }


def _head(head: SignedHead | None) -> str:
    if head is None:
        return "none"
    return f"{_known(head)} of {write_instant(head.head.sealed_at)}, signed with {head.key_id}"


def _known(head: SignedHead) -> KnownHead:
    return KnownHead(last_number=head.head.last_number, batch_sha256=head.head.batch_sha256)


def _since(count: int, oldest: datetime | None) -> str:
    told = _instant(oldest)
    return _entries(count) if told is None else f"{_entries(count)}, the oldest of {told}"


def _instant(instant: datetime | None) -> str | None:
    return None if instant is None else write_instant(instant)


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _batches(count: int) -> str:
    return "1 batch" if count == 1 else f"{count:,} batches"


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
