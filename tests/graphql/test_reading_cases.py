"""What is selected is what is read: aliases, fragments, variables and directives included."""

import json
from datetime import timedelta
from typing import Any

import pytest

from core.views.selection import Selection
from tests.graphql.service import Service

OPEN = "mutation($input: OpenCaseInput!) { openCase(input: $input) }"


@pytest.fixture
def case(service: Service) -> str:
    told = {
        "kind": "BOOKING",
        "subtype": "no_show",
        "orderId": "ord_1002",
        "subjectUser": "usr_maya_okafor",
        "summary": "Nobody came.",
        "watchers": ["usr_theo"],
        "priority": 2,
    }
    opened: str = service.tell(OPEN, {"input": told})["openCase"]
    return opened


def asked(service: Service, monkeypatch: pytest.MonkeyPatch) -> list[Selection]:
    """The selections that the views are asked for from now on."""
    views, seen = service.parts.reading_room.views, []
    real = type(views).case

    async def spying(self: Any, case_id: str, *, selection: Selection, **how: Any) -> Any:
        seen.append(selection)
        return await real(self, case_id, selection=selection, **how)

    monkeypatch.setattr(type(views), "case", spying)
    return seen


DOCUMENT = """
query($id: ID!, $third: Int = 3, $with: Boolean!, $without: Boolean!) {
  adminCase(caseId: $id) {
    ...Around
    first: timeline { id }
    third: timeline(page: $third) { id }
    null: timeline(page: null) { id }
    messages @include(if: $with) { id }
    links @skip(if: $without) { caseId }
    ... on Case @include(if: $with) { earlierCases { id } }
  }
}
fragment Around on Case { second: timeline(page: 2) { id } refunds { id } }
"""


@pytest.mark.parametrize("with_more", [True, False])
def test_the_views_are_asked_for_exactly_what_the_document_selects(
    service: Service, case: str, monkeypatch: pytest.MonkeyPatch, with_more: bool
) -> None:
    seen = asked(service, monkeypatch)
    told = service.tell(DOCUMENT, {"id": case, "with": with_more, "without": not with_more})
    assert seen == [
        Selection(
            timeline_pages=frozenset({1, 2, 3}),
            refunds=True,
            messages=with_more,
            links=with_more,
            earlier_cases=with_more,
        )
    ]
    answer = told["adminCase"]
    assert len(answer["first"]) == 1
    assert answer["first"] == answer["null"]
    assert answer["second"] == answer["third"] == []
    assert ("messages" in answer) is with_more


def test_a_bare_question_asks_for_nothing_around_the_case(
    service: Service, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = asked(service, monkeypatch)
    service.tell("query($id: ID!) { adminCase(caseId: $id) { id version } }", {"id": case})
    assert seen == [Selection()]


EVERYTHING = """query($id: ID!) { adminCase(caseId: $id) {
  id kind subtype status priority severity publicStatus openedBy ownerAdmin subjectUser watchers
  lbgId legId orderId threadId studioId creatorId payoutId reasonCode summary awaiting outcome
  escalated restricted slaFirstAt slaDueAt createdAt updatedAt version
  messages { id authorRole authorUserId bodyMd audience createdAt }
  refunds { id caseId orderId legId currency amountCents platformFeeCents platformFeeTaxCents
    allocations { legId subtotalCents serviceTaxCents platformFeeCents platformFeeTaxCents }
    method reason note status waitsFor expiresAt processorRef failure createdBy approvedBy
    decision createdAt updatedAt }
  payoutHolds { id caseId orderId legId providerId currency amountCents reason status appliedBy
    createdAt expiresAt releasedAt }
  links { caseId relation linkedAt }
  earlierCases { id kind status summary createdAt }
  timeline { id actorKind actorId type payload createdAt }
} }"""


def test_a_case_is_shown_with_every_field(any_service: Service) -> None:
    def told(mutation: str, as_: str = "usr_tess") -> Any:
        return any_service.tell(f"mutation {{ told: {mutation} }}", as_=as_)["told"]

    person = 'subjectUser: "usr_maya_okafor"'
    earlier = told(f'openCase(input: {{kind: PRODUCT, {person}, summary: "Earlier."}})')
    any_service.clock.advance(timedelta(days=1))
    case = told(
        f'openCase(input: {{kind: BOOKING, subtype: "no_show", orderId: "ord_1002", {person},'
        ' priority: 2, summary: "Nobody came.", watchers: ["usr_theo"]})'
    )
    money = f'caseId: "{case}", orderId: "ord_1002"'
    told(
        f'issueRefund(input: {{{money}, amountCents: 5000, reason: "other", note: "Half."}})',
        "usr_fay",
    )
    told(
        f'applyPayoutHold(input: {{{money}, providerId: "usr_leo_brandt", amountCents: 500,'
        ' reason: "To be safe."})',
        "usr_fay",
    )
    told(f'postCaseMessage(input: {{caseId: "{case}", bodyMd: "Hello *Maya*."}})')
    told(f'addCaseNote(input: {{caseId: "{case}", note: "She rang twice."}})')
    told(
        f'linkCases(input: {{caseId: "{case}", otherCaseId: "{earlier}", relation: DUPLICATE_OF}})'
    )
    told(f'setCaseStatus(input: {{caseId: "{case}", status: AWAITING_USER, awaiting: SELLER}})')
    told(f'escalateCase(caseId: "{case}", reason: "Third time.")')

    shown = any_service.tell(EVERYTHING, {"id": case})["adminCase"]
    assert shown["severity"] == "high"
    assert shown["publicStatus"] == "awaiting_seller"
    assert (shown["awaiting"], shown["slaDueAt"]) == ("SELLER", None)
    assert shown["slaFirstAt"] == "2026-11-23T13:00:00Z"
    assert shown["watchers"] == ["usr_theo"]
    (refund,) = shown["refunds"]
    assert (refund["status"], refund["method"], refund["waitsFor"]) == ("SUCCEEDED", "CARD", None)
    assert sum(value for value in refund["allocations"][0].values() if value != "leg_1") == 5_000
    assert json.loads(refund["decision"])["legs"][0]["kernel"] == "time_band"
    assert [message["audience"] for message in shown["messages"]] == ["PARTICIPANTS", "STAFF"]
    assert shown["payoutHolds"][0]["expiresAt"] == "2027-02-21T09:00:00Z"
    assert [link["relation"] for link in shown["links"]] == ["duplicate_of"]
    assert [other["summary"] for other in shown["earlierCases"]] == ["Earlier."]
    payloads = [json.loads(event["payload"]) for event in shown["timeline"]]
    assert "She rang twice." in {payload.get("body_md") for payload in payloads}


def test_a_person_sees_their_case_with_the_participants_messages_alone(
    any_service: Service,
) -> None:
    told = {"kind": "BOOKING", "orderId": "ord_1002", "summary": "Nobody came."}
    case = any_service.tell(OPEN, {"input": told})["openCase"]
    post = "mutation($input: PostCaseMessageInput!) { postCaseMessage(input: $input) }"
    for audience in ("PARTICIPANTS", "STAFF"):
        message = {"caseId": case, "bodyMd": f"For {audience}.", "audience": audience}
        any_service.tell(post, {"input": message})
    any_service.tell(
        post, {"input": {"caseId": case, "bodyMd": "I waited."}}, as_="usr_maya_okafor"
    )
    own = "query($id: ID!) { myCase(caseId: $id) { publicStatus summary messages { bodyMd } } }"
    shown = any_service.tell(own, {"id": case}, as_="usr_maya_okafor")["myCase"]
    assert shown == {
        "publicStatus": "open",
        "summary": "Nobody came.",
        "messages": [{"bodyMd": "For PARTICIPANTS."}, {"bodyMd": "I waited."}],
    }
    denied = any_service.refusal(own, {"id": case}, as_="usr_stranger")
    assert denied["code"] == "CASE_ACCESS_DENIED"


def test_cases_are_listed_newest_first_by_kind_and_status(any_service: Service) -> None:
    for kind, summary in (("PRODUCT", "one"), ("BOOKING", "two"), ("PRODUCT", "three")):
        any_service.tell(OPEN, {"input": {"kind": kind, "summary": summary}})
    listed = "query($k: CaseKind, $s: CaseStatus, $p: Int) {"
    listed += " adminCases(kind: $k, status: $s, page: $p) { summary timeline { type } } }"
    cases = any_service.tell(listed, {"k": "PRODUCT"})["adminCases"]
    assert [case["summary"] for case in cases] == ["three", "one"]
    assert cases[0]["timeline"] == [{"type": "opened"}]
    assert any_service.tell(listed, {"s": "CLOSED"})["adminCases"] == []
    assert any_service.tell(listed, {"p": 2})["adminCases"] == []
    assert len(any_service.tell(listed)["adminCases"]) == 3


OPTIONS = """query($case: ID!, $leg: ID) {
  refundOptions(caseId: $case, orderId: "ord_1006", reason: "buyer_cancelled", legId: $leg) {
    orderId currency eligibleRefundCents automaticCents openCents maxAllowedCents refundedCents
    paused snapshotSha256 snapshotVersion requestedAt
    legs { legId providerId kernel kernelVersion band openCents suggestedGoodwillCents trace
      eligible { subtotalCents serviceTaxCents platformFeeCents platformFeeTaxCents }
      retained { subtotalCents serviceTaxCents platformFeeCents platformFeeTaxCents }
      deposit { action cents } }
  }
}"""


def test_options_are_shown_for_the_order_and_for_one_leg(any_service: Service) -> None:
    told = {"kind": "BOOKING", "orderId": "ord_1006", "summary": "Two legs."}
    case = any_service.tell(OPEN, {"input": told})["openCase"]
    whole = any_service.tell(OPTIONS, {"case": case}, as_="usr_fay")["refundOptions"]
    part = any_service.tell(OPTIONS, {"case": case, "leg": "leg_1"})["refundOptions"]
    assert [leg["legId"] for leg in whole["legs"]] == ["leg_1", "leg_2"]
    assert [leg["legId"] for leg in part["legs"]] == ["leg_1"]
    assert part["legs"][0] == whole["legs"][0]
    assert whole["legs"][1]["providerId"] == "usr_glasshouse"
    eligible = [sum(leg["eligible"].values()) for leg in whole["legs"]]
    assert whole["eligibleRefundCents"] == sum(eligible) == whole["openCents"]
    assert part["eligibleRefundCents"] == part["automaticCents"] == eligible[0]
    assert part["openCents"] == whole["openCents"]
    assert whole["requestedAt"] == "2026-11-20T20:00:00Z"
    assert len(whole["snapshotSha256"]) == 64
