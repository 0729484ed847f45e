"""Making the evidence pack of a chargeback, and giving the processor the part it takes."""

from attrs import frozen

from core.chargebacks.chargeback import Chargeback
from core.chargebacks.packed import Packed
from core.errors import Refusal
from core.pack.document import AlteredEvidence, Document
from core.pack.pack import Pack
from core.pack.paper import PAPER
from core.pack.purpose import PackPurpose
from core.request import Request
from core.use_cases.handling.pack_office import PackOffice
from ports.payment_processor import Done, PaymentProcessor, Refused, Unknown
from ports.store_unavailable import StoreUnavailable

PDF = "application/pdf"


@frozen(kw_only=True)
class ChargebackPacking:
    """The ZIP goes under lock in the store of files. Networks read no archives, so that the
    processor gets the summary out of it, which the manifest has the hash of.
    """

    packs: PackOffice
    processor: PaymentProcessor

    def pack(self, chargeback: Chargeback, request: Request) -> Packed | Refusal | Unknown:
        """Unknown where somebody gave no answer; the next sweep tries again."""
        purpose = PackPurpose.REPRESENTMENT
        pack = self.packs.pack(chargeback.case_id, purpose=purpose, request=request)
        if isinstance(pack, Refusal):
            return pack
        try:
            there = self.packs.keep(pack)
        except StoreUnavailable as fault:
            return Unknown(detail=f"the store of evidence gave no answer: {fault.detail}")
        except AlteredEvidence as fault:
            raise LookupError(str(fault)) from fault
        file = self._upload(chargeback, pack)
        if isinstance(file, Unknown):
            return file
        return Packed(
            key=there.kept.key,
            version_id=there.kept.version_id,
            sha256=there.sha256,
            size_bytes=there.size_bytes,
            manifest_sha256=pack.manifest.sha256,
            case_version=pack.case_version,
            stamped_at=pack.stamped_at,
            files=len(pack.evidence),
            file=file,
        )

    def _upload(self, chargeback: Chargeback, pack: Pack) -> str | Unknown:
        paper = _paper_of(pack)
        uploaded = self.processor.upload_evidence(
            name=f"{chargeback.chargeback_id}.pdf",
            content=paper.content,
            mime=PDF,
            idempotency_key=f"{chargeback.chargeback_id}:file:{paper.sha256[:32]}",
        )
        match uploaded:
            case Done(value=file):
                return file
            case Refused(code=code, message=message):
                raise LookupError(f"the processor refuses the summary: {code}, {message}")
            case unknown:
                return unknown


def _paper_of(pack: Pack) -> Document:
    paper = pack.document(PAPER)
    if paper is None:
        raise LookupError(f"the pack of {pack.case_id} has no {PAPER}")
    return paper
