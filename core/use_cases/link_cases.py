"""Link two cases that belong together."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.cases.links import CaseLink, Relation, linked_entry, unlinkable
from core.errors import ErrorCode, Refusal
from core.request import Role
from core.text import unfit_id
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class LinkCases(CaseCommand[bool]):
    """Records on both timelines that one case is related to, or a duplicate of, another."""

    action: ClassVar = "case.link"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    other_case_id: str
    relation: Relation

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_id("otherCaseId", self.other_case_id)
        yield unlinkable(self.case_id, self.other_case_id)

    def decide(self, work: Work) -> bool | Refusal:
        case = work.case(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        other = work.case(self.other_case_id)
        if isinstance(other, Refusal):
            return Refusal(
                code=other.code, field="otherCaseId", message=other.message, hint=other.hint
            )
        link = self._link(work)
        if any(self._same(link, known) for known in work.uow.case_links.of_case(case.case_id)):
            return _linked_already()
        work.uow.case_links.add(link)
        work.record(case, linked_entry(other_id=other.case_id, relation=self.relation.value))
        _, seen_from_there = link.seen_from(other.case_id)
        work.record(other, linked_entry(other_id=case.case_id, relation=seen_from_there))
        work.details |= {"other_case_id": other.case_id, "relation": self.relation.value}
        return True

    def _link(self, work: Work) -> CaseLink:
        return CaseLink(
            case_id=self.case_id,
            other_id=self.other_case_id,
            relation=self.relation,
            linked_by=work.request.actor,
            linked_at=work.now,
        )

    def _same(self, link: CaseLink, known: CaseLink) -> bool:
        if known.relation is not link.relation:
            return False
        ends = (known.case_id, known.other_id)
        either_way = link.relation is Relation.RELATED and ends == (link.other_id, link.case_id)
        return ends == (link.case_id, link.other_id) or either_way


def _linked_already() -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="otherCaseId",
        message="The two cases are linked that way already.",
        hint="Nothing needs doing; the case shows its links.",
    )
