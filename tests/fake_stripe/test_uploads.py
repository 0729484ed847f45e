"""Files that can be evidence."""

from typing import Any

import pytest

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, error, get, post, uploaded

PDF = {"filename": "a.pdf", "type": "application/pdf", "content": b"%PDF-1.7"}


def upload(stripe: FakeStripe, **changed: Any) -> Any:
    return post(stripe, "files", "k", purpose="dispute_evidence", file={**PDF, **changed})


def test_a_file_is_told_and_found_again(stripe: FakeStripe) -> None:
    made = body(upload(stripe))
    assert (made["filename"], made["size"], made["type"]) == ("a.pdf", 8, "pdf")
    assert body(get(stripe, f"files/{made['id']}")) == made
    assert body(get(stripe, "files"))["data"] == [made]


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ({"type": "application/octet-stream"}, "pdf"),
        ({"type": "application/pdf", "content": b"\x89PNG\r\n\x1a\n"}, "png"),
        ({"type": "image/jpeg", "content": b"?"}, "jpg"),
        ({"type": "application/octet-stream", "content": b"?", "filename": "a.png"}, "png"),
    ],
)
def test_its_content_tells_its_kind_before_its_type_and_its_name(
    stripe: FakeStripe, file: dict[str, Any], kind: str
) -> None:
    assert body(upload(stripe, **file))["type"] == kind


def test_the_same_file_under_the_same_key_is_one_file(stripe: FakeStripe) -> None:
    assert body(upload(stripe)) == body(upload(stripe))
    other = error(upload(stripe, content=b"%PDF-1.8"))
    assert other["type"] == "idempotency_error"


@pytest.mark.parametrize(
    ("params", "param"),
    [
        ({"file": PDF}, "purpose"),
        ({"file": PDF, "purpose": "identity_document"}, "purpose"),
        ({"purpose": "dispute_evidence"}, "file"),
        ({"purpose": "dispute_evidence", "file": "a.pdf"}, "file"),
        ({"purpose": "dispute_evidence", "file": {**PDF, "content": "text"}}, "file"),
        ({"purpose": "dispute_evidence", "file": {**PDF, "content": b""}}, "file"),
        ({"purpose": "dispute_evidence", "file": {**PDF, "content": b"%PDF-" * 1_000_001}}, "file"),
        (
            {
                "purpose": "dispute_evidence",
                "file": {"filename": "a.gif", "type": "image/gif", "content": b"GIF89a"},
            },
            "file",
        ),
    ],
)
def test_what_is_no_evidence_is_refused(
    stripe: FakeStripe, params: dict[str, Any], param: str
) -> None:
    assert error(post(stripe, "files", **params))["param"] == param
    assert body(get(stripe, "files"))["data"] == []


def test_a_dispute_takes_only_files_that_are_there(stripe: FakeStripe) -> None:
    dispute = stripe.dashboard.open_dispute("ch_1")["id"]
    found = error(post(stripe, f"disputes/{dispute}", evidence={"receipt": "file_none"}), 404)
    assert found["param"] == "evidence[receipt]"
    assert body(get(stripe, f"disputes/{dispute}"))["evidence"]["receipt"] is None
    assert error(get(stripe, "files/file_none"), 404)


def test_staged_evidence_can_be_taken_back(stripe: FakeStripe) -> None:
    dispute = stripe.dashboard.open_dispute("ch_1")["id"]
    for receipt in (uploaded(stripe), ""):
        staged = body(
            post(stripe, f"disputes/{dispute}", evidence={"receipt": receipt}, submit=False)
        )
        assert staged["evidence"]["receipt"] == (receipt or None)
    assert staged["evidence_details"]["has_evidence"] is False
