"""Prove the audit of a database."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.audit.verification.known_head import KnownHead
from core.use_cases.verify_audit import VerifyAudit
from entrypoints.bookkeeping.progress import Progress
from entrypoints.cli.existing_database import open_existing
from entrypoints.cli.fault import MISUSED, CliFault
from entrypoints.sealing.proof_report import ProofReport
from entrypoints.settings.settings import Settings
from ports.signing import SigningUnavailable
from ports.store_unavailable import StoreUnavailable


def verify_audit(settings: Settings, *, known: KnownHead | None, as_json: bool) -> int:
    """The exit code: FAILED when something is not as it was sealed. Raises CliFault (MISUSED)."""
    report, progress = ProofReport(as_json=as_json), Progress()
    with telling_unreadable(), open_existing(settings) as container:
        proof = VerifyAudit(
            proofs=container.audit_proofs(),
            stream=container.audit_stream(),
            signer=container.audit_signer(),
            known=known,
        )
        for fault in proof.faults(lambda entries: progress.show(entries, "entries proved")):
            progress.close()
            report.add(fault)
    progress.close()
    report.close(proof)
    return report.exit_code


@contextmanager
def telling_unreadable() -> Iterator[None]:
    """Raises CliFault (MISUSED) where the bucket or the key cannot be reached."""
    try:
        yield
    except (StoreUnavailable, SigningUnavailable) as fault:
        raise CliFault(
            f"The audit cannot be proved: {fault.detail}. Check the bucket, the key and the"
            " credentials.",
            exit_code=MISUSED,
        ) from fault
