"""Copyright claims, violations and what counts of both, as readers see them."""

from collections.abc import Mapping

from adapters.memory.dmca_claims import oldest_first, words_of
from adapters.memory.same_fields import shown_as
from adapters.memory.tables import Tables
from adapters.memory.violations import oldest_first as violations_in_order
from core.cases.case import Case
from core.conduct.subject import whom_about
from core.dmca.words import WordsPart
from core.views.conduct_view import ConductView
from core.views.dmca_claim_view import TOLD_TO_UPLOADER, DmcaClaimView, Words
from core.views.violation_view import ViolationView


def show_dmca_claims(tables: Tables, case_id: str) -> tuple[DmcaClaimView, ...]:
    """Every claim on the case with all of its words, oldest first."""
    words = words_of(tables.dmca_words, case_id)
    return tuple(
        shown_as(
            DmcaClaimView,
            claim,
            words={
                each.part.value: dict(each.words)
                for each in words
                if each.claim_id == claim.claim_id
            },
        )
        for claim in oldest_first(tables.dmca_claims.group("case", case_id))
    )


def show_uploaders_claims(tables: Tables, case_id: str, user: str) -> tuple[DmcaClaimView, ...]:
    """Those against `user`, without a way to reach the claimant."""
    return tuple(
        shown_as(DmcaClaimView, claim, words=_told_to_uploader(claim.words))
        for claim in show_dmca_claims(tables, case_id)
        if claim.creator_id == user
    )


def show_violations(tables: Tables, case_id: str) -> tuple[ViolationView, ...]:
    found = violations_in_order(tables.violations.group("case", case_id))
    return tuple(shown_as(ViolationView, violation) for violation in found)


def show_own_violations(tables: Tables, case_id: str, user: str) -> tuple[ViolationView, ...]:
    return tuple(one for one in show_violations(tables, case_id) if one.user_id == user)


def show_conduct(tables: Tables, case: Case) -> ConductView | None:
    """Of whatever case, also those that are closed to the reader: numbers alone."""
    user = whom_about(case)
    if user is None:
        return None
    claims = [claim for claim in tables.dmca_claims.group("uploader", user) if claim.counts]
    violations = violations_in_order(tables.violations.group("user", user))
    return ConductView(
        user_id=user,
        upheld_claims=len(claims),
        repeat_offender=any(claim.repeat_offender for claim in claims),
        sanctions=tuple(one.sanction.value for one in violations if one.stands),
    )


def _told_to_uploader(words: Mapping[str, Words]) -> dict[str, Words]:
    notice = words.get(WordsPart.NOTICE, {})
    told = {name: said for name, said in notice.items() if name in TOLD_TO_UPLOADER}
    return {**words, WordsPart.NOTICE.value: told}
