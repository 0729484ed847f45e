"""Messages as clients read them: Markdown, safe HTML, files, and marks where words were."""

import pytest

from core.evidence.evidence import Evidence
from tests.builders.evidences import as_attached, some_evidence
from tests.graphql.service import Service

OPEN = """mutation { openCase(input: {
  kind: BOOKING, orderId: "ord_1002", summary: "The door stayed shut." }) }"""
POST = "mutation ($it: PostCaseMessageInput!) { postCaseMessage(input: $it) }"
REDACT = 'mutation ($id: ID!) { redactMessage(messageId: $id, reason: "It names a child.") }'
MESSAGE = """{ id bodyMd bodyHtml redactedAt
  attachments { evidenceId mime sizeBytes sha256 } }"""
SEEN = "query ($case: ID!) { adminCase(caseId: $case) { messages %s timeline { type payload } } }"
OWN = "query ($case: ID!) { myCase(caseId: $case) { messages %s } }"


@pytest.fixture
def case(any_service: Service) -> str:
    told: str = any_service.tell(OPEN)["openCase"]
    return told


def post(service: Service, case: str, body: str, *ids: str) -> str:
    said = {"caseId": case, "bodyMd": body, "attachmentIds": list(ids)}
    told: str = service.tell(POST, {"it": said})["postCaseMessage"]
    return told


def attach(service: Service, evidence: Evidence) -> None:
    """Put an attached file on its case."""
    with service.parts.desk.store.unit_of_work() as uow:
        uow.evidences.add(evidence)
        uow.commit()
    with service.parts.desk.store.unit_of_work() as uow:
        uow.evidences.save(as_attached(evidence))
        uow.commit()


def test_markdown_is_as_written_and_html_is_safe(any_service: Service, case: str) -> None:
    written = "Look *here* <script>alert(1)</script> ![x](https://evil.example/x.png) \u202e"
    post(any_service, case, written)

    (message,) = any_service.tell(SEEN % MESSAGE, {"case": case})["adminCase"]["messages"]

    assert message["bodyMd"] == written
    assert message["bodyHtml"] == (
        "<p>Look <em>here</em> &lt;script&gt;alert(1)&lt;/script&gt; x"
        " ⟦RIGHT-TO-LEFT OVERRIDE⟧</p>\n"
    )
    assert (message["redactedAt"], message["attachments"]) == (None, [])


def test_a_long_text_is_rendered_as_well(any_service: Service, case: str) -> None:
    post(any_service, case, "word " * 3_999)
    (message,) = any_service.tell(SEEN % MESSAGE, {"case": case})["adminCase"]["messages"]
    assert message["bodyHtml"].startswith("<p>word word")


def test_people_of_the_case_see_the_files_a_message_shows(any_service: Service, case: str) -> None:
    evidence = some_evidence(case_id=case)
    attach(any_service, evidence)
    post(any_service, case, "See this.", "sfl_1")

    seen = any_service.tell(OWN % MESSAGE, {"case": case}, as_="usr_maya_okafor")
    (message,) = seen["myCase"]["messages"]

    assert message["attachments"] == [
        {
            "evidenceId": "sfl_1",
            "mime": "image/png",
            "sizeBytes": evidence.size_bytes,
            "sha256": evidence.sha256,
        }
    ]


def test_after_a_redaction_every_field_has_the_mark(any_service: Service, case: str) -> None:
    message_id = post(any_service, case, "Her daughter is Ada.")
    assert any_service.tell(REDACT, {"id": message_id}) == {"redactMessage": True}

    for query, reader in ((SEEN, "usr_theo"), (OWN, "usr_maya_okafor")):
        seen = any_service.tell(query % MESSAGE, {"case": case}, as_=reader)
        ((message,),) = (one["messages"] for one in seen.values())
        assert (message["bodyMd"], message["bodyHtml"]) == ("[redacted]", "<p>[redacted]</p>\n")
        assert message["redactedAt"] is not None
        assert "Ada" not in str(seen)


def test_a_message_that_nobody_wrote_is_named(any_service: Service) -> None:
    refusal = any_service.refusal(REDACT, {"id": "smg_none"})
    assert (refusal["code"], refusal["field"]) == ("BAD_USER_INPUT", "messageId")
