"""What is measured: three operations, each as a GraphQL document and as a statement."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from tests.bench.http.statements import LIST, opening, reading
from tests.bench.http.volumes import ASKED_FOR
from tests.bench.refundable_cases import Scene

CASE = """query Case($caseId: ID!) {
  adminCase(caseId: $caseId) {
    id kind status priority openedBy ownerAdmin subjectUser orderId summary slaFirstAt slaDueAt
    timeline { id actorKind actorId type payload createdAt }
  }
}"""
CASES = """query Cases($page: Int) {
  adminCases(page: $page) {
    id kind status priority openedBy ownerAdmin subjectUser orderId threadId studioId summary
    slaFirstAt slaDueAt createdAt
  }
}"""
OPEN = "mutation Open($input: OpenCaseInput!) { openCase(input: $input) }"


@frozen(kw_only=True)
class Lane:
    """`bodies` are sent in turn; `script` is pgbench's."""

    name: str
    document: str
    variables: tuple[Mapping[str, Any], ...]
    script: str

    @property
    def bodies(self) -> list[str]:
        return [json.dumps({"query": self.document, "variables": each}) for each in self.variables]


def lanes(scene: Scene) -> Iterator[Lane]:
    numbers = range(1, ASKED_FOR + 1)
    yield Lane(
        name="adminCase, 20 events",
        document=CASE,
        variables=tuple({"caseId": scene.case_id(number)} for number in numbers),
        script=reading(scene),
    )
    yield Lane(name="adminCases, 50 x 14", document=CASES, variables=({"page": 1},), script=LIST)
    yield Lane(
        name="openCase",
        document=OPEN,
        variables=tuple({"input": _opening(number)} for number in numbers),
        script=opening(),
    )


def _opening(number: int) -> dict[str, str]:
    return {
        "kind": "BOOKING",
        "orderId": f"ord_{number}",
        "subjectUser": "usr_1",
        "summary": "Late again",
    }
