"""A look at what arrived in quarantine, and the lock for what may stay."""

from collections.abc import Mapping

from attrs import frozen

from core.evidence.blocked import Blocked
from core.evidence.evidence import Evidence
from core.evidence.examining import examine
from core.evidence.terms import EvidenceTerms
from core.use_cases.attach_evidence import Missing
from ports.clock import Clock
from ports.evidence_store import Arrived, EvidenceStore, Kept
from ports.malware_scanner import MalwareScanner, Verdict

_BLOCKED: Mapping[Verdict, Blocked] = {
    Verdict.INFECTED: Blocked.INFECTED,
    Verdict.UNSUPPORTED: Blocked.UNSCANNABLE,
    Verdict.FAILED: Blocked.SCAN_FAILED,
}


@frozen
class Stopped:
    """What arrived is not let in."""

    why: Blocked


@frozen(kw_only=True)
class UploadLook:
    """One look, at one version: whatever is uploaded later under the key changes nothing."""

    files: EvidenceStore
    scanner: MalwareScanner
    clock: Clock
    terms: EvidenceTerms

    def at(self, evidence: Evidence) -> Kept | Missing | Stopped:
        """Raises StoreUnavailable. What costs nothing is looked at first."""
        arrived = self.files.arrived(evidence.arrives_under)
        if arrived is None:
            return Missing.UPLOAD
        if arrived.size != evidence.size_bytes:
            return Stopped(Blocked.SIZE_DIFFERS)
        verdict = self.scanner.verdict(key=evidence.arrives_under, version_id=arrived.version_id)
        if verdict is Verdict.PENDING:
            return Missing.VERDICT
        if verdict is not Verdict.CLEAN:
            return Stopped(_BLOCKED[verdict])
        return self._examined(evidence, arrived)

    def _examined(self, evidence: Evidence, arrived: Arrived) -> Kept | Missing | Stopped:
        chunks = self.files.read_arrived(key=evidence.arrives_under, version_id=arrived.version_id)
        if chunks is None:
            return Missing.UPLOAD
        why = examine(chunks, evidence, largest_pixels=self.terms.largest_pixels)
        if why is not None:
            return Stopped(why)
        kept = self.files.keep(
            source_key=evidence.arrives_under,
            source_version_id=arrived.version_id,
            key=evidence.kept_under,
            sha256=evidence.sha256,
            mime=evidence.mime,
            retain_until=self.clock.now() + self.terms.retention,
        )
        return kept or Missing.UPLOAD
