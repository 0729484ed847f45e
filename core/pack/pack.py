"""A case's pack: its documents, and which evidence goes in beside them."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from core.pack.conduct import conduct_documents
from core.pack.conversation import conversation, conversation_table
from core.pack.decisions import decision_documents
from core.pack.disclosing import disclosed
from core.pack.document import Document, KeptFile
from core.pack.evidence_files import evidence_documents, evidence_files
from core.pack.export import Export
from core.pack.ledger_table import ledger_table
from core.pack.manifest import manifest_of
from core.pack.material import CaseMaterial
from core.pack.order_snapshots import order_documents
from core.pack.paper import summary_paper
from core.pack.purpose import PackPurpose
from core.pack.receipts import receipts_table
from core.pack.summarizing import summary_of
from core.pack.summary_page import summary_page
from core.pack.summary_text import summary_text
from core.pack.timeline_table import timeline_table


@frozen(kw_only=True)
class Pack:
    """A pack of one version of a case, the same whenever it is made for the same export.

    `stamped_at` is the time that its files carry: the case's newest event.
    """

    case_id: str
    case_version: int
    stamped_at: datetime
    export: Export
    manifest: Document
    documents: tuple[Document, ...]
    evidence: tuple[KeptFile, ...]

    @property
    def file_name(self) -> str:
        return f"{self.case_id}-{self.export.purpose.value}.zip"

    def document(self, name: str) -> Document | None:
        return next((each for each in self.documents if each.name == name), None)

    @property
    def kept_under(self) -> str:
        """Its key: the manifest names all that is in it, so that equal keys are equal packs."""
        purpose = self.export.purpose.value
        return f"support-packs/{purpose}/{self.case_id}/{self.manifest.sha256}.zip"


def pack_of(material: CaseMaterial, export: Export) -> Pack:
    """The pack of a case for one export."""
    shown = disclosed(material, export.purpose)
    documents = tuple(_documents(shown, export))
    evidence = tuple(evidence_files(shown))
    return Pack(
        case_id=material.case.case_id,
        case_version=material.case.version,
        stamped_at=material.case.updated_at,
        export=export,
        manifest=manifest_of(material.case, export, (*documents, *evidence)),
        documents=documents,
        evidence=evidence,
    )


def _documents(shown: CaseMaterial, export: Export) -> Iterator[Document]:
    summary = summary_of(shown, export)
    yield summary_text(summary)
    yield summary_page(summary)
    if export.purpose is PackPurpose.REPRESENTMENT:
        yield summary_paper(summary)
    yield timeline_table(shown)
    yield from order_documents(shown)
    yield from decision_documents(shown)
    yield conversation(shown)
    yield conversation_table(shown)
    yield receipts_table(shown)
    yield from conduct_documents(shown)
    if export.purpose is PackPurpose.INTERNAL:
        yield ledger_table(shown)
    yield from evidence_documents(shown)
