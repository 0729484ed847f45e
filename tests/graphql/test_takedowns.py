"""Copyright claims and violations as clients see them."""

from typing import Any

from tests.graphql import fields
from tests.graphql.service import Service

CLAIM = """{ id status claimant { name email } workDescription urls upheldClaims
    counterNotice { name formerUrls } restoreNotBefore restoreNotAfter }"""
MINE = """{ myCase(caseId: "$case") {
    dmcaClaims { id status claimantName workDescription urls counterNotice { phone } }
    violations { id } } }"""


def filed(service: Service, **changes: Any) -> tuple[str, str]:
    """A claim against usr_maya_okafor, and its case."""
    notice = {**fields.NOTICE, "creatorId": "usr_maya_okafor", **changes}
    document = f"mutation {{ fileDmcaClaim(input: {fields.literal(notice)}) }}"
    claim_id = service.tell(document, as_="usr_tess")["fileDmcaClaim"]
    (case,) = service.tell("{ adminCases(kind: DMCA) { id } }", as_="usr_tess")["adminCases"]
    return claim_id, case["id"]


def test_staff_see_the_whole_claim_and_its_uploader_no_way_to_reach_the_claimant(
    service: Service,
) -> None:
    claim_id, case_id = filed(service)
    sworn = fields.literal({"claimId": claim_id, **fields.COUNTER_NOTICE})
    told = service.tell(f"mutation {{ fileCounterNotice(input: {sworn}) }}", as_="usr_maya_okafor")
    assert told == {"fileCounterNotice": True}

    seen = service.tell(f'{{ caseDmcaClaims(caseId: "{case_id}") {CLAIM} }}', as_="usr_tess")
    (claim,) = seen["caseDmcaClaims"]
    assert claim["claimant"] == {"name": "Clara Nott", "email": "clara@example.com"}
    assert claim["counterNotice"]["formerUrls"] == fields.COUNTER_NOTICE["formerUrls"]
    assert claim["status"] == "COUNTER_NOTICED"
    assert claim["restoreNotBefore"] < claim["restoreNotAfter"]

    answer = service.ask(MINE.replace("$case", case_id), as_="usr_maya_okafor")
    assert answer["data"]["myCase"] == {
        "dmcaClaims": [
            {
                "id": claim_id,
                "status": "COUNTER_NOTICED",
                "claimantName": "Clara Nott",
                "workDescription": "A photograph of a harbour.",
                "urls": ["https://market.example/p/1"],
                "counterNotice": {"phone": "+1 212 555 0101"},
            }
        ],
        "violations": [],
    }
    assert "clara@example.com" not in str(answer)


def test_a_missing_field_and_a_statement_that_is_not_sworn_are_named(service: Service) -> None:
    without = {name: told for name, told in fields.NOTICE.items() if name != "signature"}
    for notice, named in (
        (without, "signature"),
        ({**fields.NOTICE, "signature": " "}, "signature"),
        ({**fields.NOTICE, "goodFaith": False}, "goodFaith"),
        ({**fields.NOTICE, "urls": ["nowhere"]}, "urls"),
    ):
        document = f"mutation {{ fileDmcaClaim(input: {fields.literal(notice)}) }}"
        refusal = service.refusal(document, as_="usr_tess")
        assert (refusal["code"], refusal["field"]) == ("BAD_USER_INPUT", named)
        assert refusal["hint"]


def test_what_counts_against_an_uploader_stands_on_the_case(service: Service) -> None:
    _, case_id = filed(service)
    conduct = "{ userId upheldClaims repeatOffender sanctions nextSanction }"
    seen = service.tell(
        f'{{ adminCase(caseId: "{case_id}") {{ conduct {conduct} }} }}', as_="usr_tess"
    )
    assert seen["adminCase"]["conduct"] == {
        "userId": "usr_maya_okafor",
        "upheldClaims": 1,
        "repeatOffender": False,
        "sanctions": [],
        "nextSanction": "WARNING",
    }
