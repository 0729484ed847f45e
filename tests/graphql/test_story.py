"""A stranger works a real case in the explorer, on memory and on PostgreSQL."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from core.instants import read_instant
from entrypoints.graphql.explorer.story import Tab, story
from tests.graphql.service import Service

NAMES = {"openCase": "$lastCase", "issueRefund": "$lastRefund", "applyPayoutHold": "$lastHold"}


class Explorer:
    """Runs the tabs as the page does: with their person's token, and the newest ids filled in."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.last: dict[str, str] = {}

    def run(self, number: int) -> dict[str, Any]:
        tab = story()[number - 1]
        answer = self.service.ask(tab.query, self._variables(tab), as_=tab.person.subject)
        for field, id_ in (answer["data"] or {}).items():
            if field in NAMES:
                self.last[NAMES[field]] = id_
        return answer

    def data(self, number: int) -> dict[str, Any]:
        answer = self.run(number)
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data

    def _variables(self, tab: Tab) -> Any:
        def filled(value: Any) -> Any:
            if isinstance(value, Mapping):
                return {key: filled(inner) for key, inner in value.items()}
            return self.last.get(value, value) if isinstance(value, str) else value

        return filled(tab.variables)


@pytest.fixture
def explorer(any_service: Service) -> Explorer:
    return Explorer(any_service)


def test_the_story_of_the_explorer_can_be_told_from_the_first_tab_to_the_last(
    explorer: Explorer,
) -> None:
    assert explorer.data(1)["openCase"].startswith("sca_")
    options = explorer.data(2)["refundOptions"]
    assert (options["automaticCents"], options["maxAllowedCents"]) == (10_825, 11_908)
    assert options["legs"][0]["kernel"] == "time_band"
    assert len(options["legs"][0]["trace"]) >= 3
    assert explorer.data(3)["issueRefund"].startswith("srf_")
    (refund,) = explorer.data(4)["caseRefunds"]
    assert (refund["status"], refund["amountCents"]) == ("SUCCEEDED", 10_825)
    assert refund["processorRef"].startswith("re_")

    explorer.data(5)
    proposed = explorer.data(6)["issueRefund"]
    (refused,) = explorer.run(7)["errors"]
    assert refused["extensions"]["code"] == "SELF_APPROVAL_FORBIDDEN"
    (waiting,) = explorer.data(8)["pendingApprovals"]
    assert (waiting["id"], waiting["createdBy"]) == (proposed, "usr_fay")
    assert explorer.data(9) == {"approveRefund": True}
    assert explorer.data(10)["applyPayoutHold"].startswith("sph_")
    assert explorer.data(11) == {"releasePayoutHold": True}

    case = explorer.data(12)["adminCase"]
    told = [event["type"] for event in case["timeline"]]
    assert told == [
        "opened",
        "kernel_decision",
        "refund_proposed",
        "refund_approved",
        "refund_issued",
        "refund_succeeded",
        "hold_applied",
        "hold_released",
    ]
    instants = [read_instant(event["createdAt"]) for event in case["timeline"]]
    assert instants == sorted(instants)
    decision = json.loads(case["timeline"][1]["payload"])["decision"]
    assert decision["legs"][0]["kernel"] == "studio"
    assert case["refunds"][0]["approvedBy"] == "usr_finn"
    assert case["payoutHolds"][0]["status"] == "RELEASED"
    assert explorer.data(13) == {"investigate": True, "decide": True, "resolve": True}
    assert explorer.data(14) == {"pauseRefunds": True, "resumeRefunds": True}


def test_every_step_of_the_story_is_in_the_audit_under_its_person(explorer: Explorer) -> None:
    for number in range(1, len(story()) + 1):
        explorer.run(number)
    steps = [
        (entry.actor, entry.action)
        for entry in explorer.service.stored.audit()
        if entry.actor.startswith("usr_")
    ]
    assert steps == [
        ("usr_tess", "case.open"),
        ("usr_fay", "refund.options"),
        ("usr_fay", "refund.issue"),
        ("usr_fay", "case.money"),
        ("usr_tess", "case.open"),
        ("usr_fay", "refund.issue"),
        ("usr_fay", "refund.approve"),
        ("usr_finn", "refund.list_pending"),
        ("usr_finn", "refund.approve"),
        ("usr_fay", "hold.apply"),
        ("usr_finn", "hold.release"),
        ("usr_tess", "case.view"),
        ("usr_tess", "case.status"),
        ("usr_tess", "case.status"),
        ("usr_tess", "case.status"),
        ("usr_finn", "refund.pause"),
        ("usr_finn", "refund.resume"),
    ]
