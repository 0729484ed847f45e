"""What people send is found in no log, error or audit (reliability.md 29)."""

import logging
from typing import Any

import pytest

from adapters.system.local_scanner import EICAR
from core.errors import Refusal
from core.use_cases.redact_evidence import RedactEvidence
from tests.evidence.files import png
from tests.evidence.filing import Filing, announcement
from tests.use_cases.office import BUYER, TESS

CANARY = "kanarienvogel"


def test_a_canary_in_every_input_is_found_nowhere(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.NOTSET)
    filing = Filing()
    case_id = filing.office.case()
    content = png() + CANARY.encode()

    told = [
        *_announced_wrong(filing, case_id),
        _goes_the_whole_way(filing, case_id, content),
        *(_arrives_wrong(filing, case_id, bad) for bad in (content + EICAR, CANARY.encode())),
    ]

    assert all(isinstance(it, Refusal) for it in told)
    with filing.office.store.unit_of_work() as uow:
        audit = uow.audit_trail.of_resource(f"case:{case_id}")
    out, err = capfd.readouterr()
    everywhere = {
        "refusals": repr(told),
        "audit": repr(audit),
        "timeline": repr([it for it in filing.office.timeline(case_id) if it.type != "redacted"]),
        "logs": caplog.text,
        "stdout": out,
        "stderr": err,
    }
    assert {place for place, text in everywhere.items() if CANARY in text.lower()} == set()
    assert len(audit) > 6


def _announced_wrong(filing: Filing, case_id: str) -> list[object]:
    wrong: list[dict[str, Any]] = [
        {"file_name": f"{CANARY}.php"},
        {"file_name": f"{CANARY}/a.png"},
        {"file_name": f"{CANARY}\0.png"},
        {"mime_type": CANARY},
        {"sha256": CANARY},
    ]
    return [filing.evidence.request(announcement(case_id, **each), BUYER) for each in wrong]


def _goes_the_whole_way(filing: Filing, case_id: str, content: bytes) -> object:
    """Up to a refused link, once it is redacted."""
    evidence_id = filing.attached(case_id, content, file_name=f"{CANARY}.png")
    assert not isinstance(filing.link(case_id, evidence_id), Refusal)
    redact = RedactEvidence(case_id=case_id, evidence_id=evidence_id, reason=CANARY)
    filing.office.does(redact, TESS)
    return filing.link(case_id, evidence_id)


def _arrives_wrong(filing: Filing, case_id: str, content: bytes) -> object:
    upload = filing.announces(case_id, content, file_name=f"{CANARY}.png")
    filing.sends(upload, content)
    return filing.attaches(case_id, upload.evidence_id)
