"""Put together all there is about a case, to be handed over as one file."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import field, frozen

from core.errors import Refusal
from core.pack.export import Export
from core.pack.pack import Pack, pack_of
from core.pack.purpose import PackPurpose
from core.request import Role
from core.text import unfit_id
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.gathering import gather


@frozen(kw_only=True)
class ExportCase(Command[Pack]):
    """A pack whose manifest stands in the audit before anybody has a byte of it.

    It changes nothing about the case. Its evidence is read later, by the version that the
    manifest has the hash of.
    """

    action: ClassVar = "case.export"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})

    case_id: str
    purpose: PackPurpose = field(default=PackPurpose.INTERNAL)

    @property
    def resource(self) -> str:
        return f"case:{self.case_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("caseId", self.case_id)

    def decide(self, work: Work) -> Pack | Refusal:
        case = work.case(self.case_id)
        if isinstance(case, Refusal):
            return case
        export = Export(purpose=self.purpose, exported_by=work.request.actor, exported_at=work.now)
        pack = pack_of(gather(work, case), export)
        work.details |= {
            "purpose": self.purpose.value,
            "case_version": case.version,
            "manifest_sha256": pack.manifest.sha256,
            "evidence_ids": [file.evidence_id for file in pack.evidence],
        }
        return pack


@frozen(kw_only=True)
class ExportCaseByItself(ExportCase):
    """The same for the Support Center itself, and for whoever runs it."""

    roles: ClassVar = frozenset({Role.SYSTEM})
