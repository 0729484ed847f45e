"""What a case drafts by itself, in which field of the processor it goes, and what it lacks."""

from typing import Any

import pytest
from attrs import evolve

from core.chargebacks.completeness import missing
from core.chargebacks.drafting import drafted, listed, quoted
from core.chargebacks.evidence_for_network import files_for, texts_for
from core.chargebacks.representment import CUT, FIELDS, LONGEST_FIELD, Representment
from core.chargebacks.terms import DEFAULT_REQUIRED, ChargebackTerms
from core.pack.material import CaseMaterial
from core.refunds.refund import RefundStatus
from core.timeline.hidden_words import REDACTED
from core.timeline.message import AuthorRole, Message
from tests.builders.cases import a_case
from tests.builders.evidences import as_attached, some_evidence
from tests.builders.instants import minutes_later
from tests.builders.orders import an_order, order_json
from tests.builders.refunds import a_refund
from tests.builders.timeline import a_message, a_note

TERMS = ChargebackTerms()
FULL = Representment(**{name: f"the {name}" for name in FIELDS})


def material(**changes: Any) -> CaseMaterial:
    return CaseMaterial(**{"case": a_case(), "order": an_order(), **changes})


def leg(**changes: Any) -> dict[str, Any]:
    (only,) = order_json()["legs"]
    return {**only, **changes}


def documentation(leg: dict[str, Any]) -> str:
    return drafted(material(order=an_order(legs=[leg]))).service_documentation


def test_an_order_tells_what_was_sold_when_and_under_which_terms() -> None:
    draft = drafted(material())

    assert "talent by usr_p1, 2026-12-05T18:00:00Z to 2026-12-05T22:00:00Z" in (
        draft.product_description
    )
    assert draft.service_date == "2026-12-05"
    assert "Cancelled 24 to 72 hours before the start: 50 % of the price" in draft.refund_policy
    assert an_order().sha256 in draft.refund_policy
    assert "cancelled by the buyer at 2026-12-01T10:00:00Z" in draft.explanation


def test_what_participants_wrote_is_told_and_no_note_of_staff() -> None:
    draft = drafted(material(messages=(a_message(), a_note())))
    assert "I stood *outside* for an hour." in draft.customer_communication
    assert a_note().body_md not in draft.customer_communication


def test_what_staff_alone_wrote_is_no_communication_with_the_customer() -> None:
    asked = a_message(author_role=AuthorRole.AGENT, body_md="Hello?")
    reminded = a_message(author_role=AuthorRole.SYSTEM, author_user_id=None, body_md="Hello.")
    assert drafted(material(messages=(asked, reminded))).customer_communication == ""
    answered = drafted(material(messages=(asked, a_message()))).customer_communication
    assert "agent: Hello?" in answered


def test_usage_and_absence_document_the_service() -> None:
    used = leg(usage={"booked_minutes": 240, "used_minutes": 90})
    assert "90 of 240 minutes" in documentation(used)
    assert "did not come" in documentation(leg(no_show="buyer"))
    assert documentation(leg(no_show="provider")) == ""


def test_what_was_refunded_is_told() -> None:
    told = drafted(material(refunds=(a_refund(status=RefundStatus.SUCCEEDED),))).explanation
    assert "were refunded" in told


def test_a_long_conversation_is_cut_where_the_processor_would_refuse_it() -> None:
    long = a_message(body_md="x" * LONGEST_FIELD)
    told = drafted(material(messages=(long,))).customer_communication
    assert len(told) == LONGEST_FIELD
    assert told.endswith(CUT)


@pytest.mark.parametrize("before", [(), (a_message("smg_0", body_md="Hello."),)])
def test_a_message_that_was_cut_off_can_be_hidden_as_well(before: tuple[Message, ...]) -> None:
    long = a_message(body_md="x" * LONGEST_FIELD, created_at=minutes_later(1))
    draft = drafted(material(messages=(*before, long)))
    hidden = draft.exchanged(quoted(long), quoted(evolve(long, body_md=REDACTED)))
    assert "xx" not in hidden.customer_communication
    assert hidden.customer_communication.endswith(f"buyer: {REDACTED}{CUT}")
    assert all(each.body_md in hidden.customer_communication for each in before)
    assert hidden.exchanged(quoted(long), "") == hidden


def test_a_file_that_is_hidden_is_named_no_more() -> None:
    file = as_attached(some_evidence(file_name="Maya Okafor.png"))
    draft = drafted(material(evidence=(file,)))
    assert "Maya Okafor.png" in draft.service_documentation
    hidden = file.redacted(by="usr_tess", when=minutes_later(9))
    told = draft.exchanged(listed(file), listed(hidden)).service_documentation
    assert told == draft.service_documentation.replace("Maya Okafor.png", "a file")


def test_without_an_order_only_words_are_told() -> None:
    draft = drafted(material(order=None, messages=(a_message(),)))
    assert draft.customer_communication
    assert draft.product_description == ""


@pytest.mark.parametrize("reason", [*DEFAULT_REQUIRED, "never_heard_of"])
def test_everything_drafted_reaches_the_processor_and_lacks_nothing(reason: str) -> None:
    texts = texts_for(FULL, reason_code=reason)
    told = "\n".join(texts.values())
    assert all(f"the {name}" in told for name in FIELDS)
    assert texts_for(Representment(), reason_code=reason) == {}
    assert missing(FULL, reason_code=reason, packed=True, terms=TERMS) == ()


@pytest.mark.parametrize("reason", DEFAULT_REQUIRED)
def test_without_pack_and_words_everything_that_is_wanted_is_missing(reason: str) -> None:
    found = missing(Representment(), reason_code=reason, packed=False, terms=TERMS)
    assert set(found) == {"evidence_pack", *DEFAULT_REQUIRED[reason]}


def test_blanks_are_nothing() -> None:
    blank = Representment(product_description=" ", refund_policy="\n")
    found = missing(blank, reason_code="other", packed=True, terms=TERMS)
    assert found == ("product_description", "refund_policy")


def test_the_file_is_named_for_the_reason_and_for_any() -> None:
    assert files_for("file_1", reason_code="duplicate") == {
        "duplicate_charge_documentation": "file_1",
        "uncategorized_file": "file_1",
    }
    assert files_for("file_1", reason_code="general") == {"uncategorized_file": "file_1"}
    assert files_for(None, reason_code="general") == {}
