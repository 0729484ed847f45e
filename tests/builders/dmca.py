"""Copyright claims for tests, and the words beside them."""

from typing import Any

from attrs import evolve

from core.dmca.claim import DmcaClaim
from core.dmca.content_order import ContentAct
from core.dmca.status import DmcaStatus, RestoreGround
from core.dmca.window import RestoreWindow
from core.dmca.words import DmcaWords, WordsPart
from tests.builders.instants import MICROSECOND, NOON, minutes_later

WINDOW = RestoreWindow(not_before=minutes_later(10), not_after=minutes_later(14))


def a_dmca_claim(claim_id: str = "sdm_1", **changes: Any) -> DmcaClaim:
    """One against usr_up whose content is hidden and who was told, but for `changes`."""
    claim = DmcaClaim(
        claim_id=claim_id,
        case_id="sca_1",
        creator_id="usr_up",
        claimant_id=claim_id,
        filed_by="usr_agent",
        received_at=NOON,
        updated_at=NOON,
        policies_version=1,
        upheld_claims=1,
        status=DmcaStatus.CREATOR_NOTIFIED,
        hidden_at=NOON,
        notified_at=NOON,
        order_number=1,
    )
    return evolve(claim, **changes)


def an_ordered_claim(claim_id: str = "sdm_1", **changes: Any) -> DmcaClaim:
    """One whose content nobody has hidden yet."""
    ordered: dict[str, Any] = {
        "status": DmcaStatus.CLAIM_RECEIVED,
        "hidden_at": None,
        "notified_at": None,
        "ordered": ContentAct.HIDE,
        "ordered_at": NOON,
        "send_again_at": minutes_later(1),
    }
    return a_dmca_claim(claim_id, **(ordered | changes))


def a_countered_claim(claim_id: str = "sdm_1", **changes: Any) -> DmcaClaim:
    countered = a_dmca_claim(claim_id).counter_noticed(WINDOW, by="usr_up", when=minutes_later(1))
    return evolve(countered, **changes)


def a_claim_with_every_field() -> DmcaClaim:
    return a_countered_claim(
        order_id="ord_1001",
        claimant_id="usr_claimant",
        repeat_offender=True,
        withdrawn_at=minutes_later(2),
        court_action_at=minutes_later(2),
        status=DmcaStatus.CLOSED,
        restore_ground=RestoreGround.WITHDRAWN,
        restored_at=minutes_later(3),
        overdue_at=minutes_later(15),
        closed_at=minutes_later(16) + MICROSECOND,
        ordered=ContentAct.RESTORE,
        ordered_at=minutes_later(2),
        order_number=2,
        tries=3,
        send_again_at=minutes_later(20),
    )


def some_dmca_words(
    claim_id: str = "sdm_1", part: WordsPart = WordsPart.NOTICE, case_id: str = "sca_1"
) -> DmcaWords:
    told = {
        "name": "Clara Nott",
        "address": "1 Main St",
        "phone": "+1 212 555 0100",
        "email": "clara@example.com",
        "signature": "/s/ Clara Nott",
        "work_description": "A photograph.",
        "urls": "https://market.example/p/1",
    }
    return DmcaWords.of(claim_id, case_id, part, told)
