"""The steps of macros about content, by the commands that people give for it."""

from collections.abc import Iterable

from attrs import evolve, fields

from core.dmca.claim import DmcaClaim
from core.dmca.notice import Notice
from core.errors import ErrorCode, Refusal
from core.macros.step import Step
from core.macros.taken import Taken
from core.use_cases.file_dmca_claim import FileDmcaClaim
from core.use_cases.handling.macro_run import MacroRun
from core.use_cases.restore_dmca_content import RestoreDmcaContent

YES = frozenset({"yes", "true"})
SWORN = frozenset({"good_faith", "accurate_under_penalty_of_perjury"})
OF_NOTICE = tuple(each.name for each in fields(Notice))


def hide(run: MacroRun, step: Step) -> Refusal | None:
    """File the notice that the parameters hold; every statement of it is checked as always."""
    given = {name: run.values.get(name, "") for name in OF_NOTICE}
    sworn = {name: given[name].strip().lower() in YES for name in SWORN}
    urls = tuple(filter(None, (line.strip() for line in given["urls"].splitlines())))
    notice = Notice(**{**given, **sworn, "urls": urls})  # type: ignore[arg-type]
    asked = FileDmcaClaim(
        case_id=run.case_id, creator_id=run.values.get("creator_id", ""), notice=notice
    )
    unfit = next((fault for fault in asked.faults() if fault is not None), None)
    told = unfit or asked.decide(run.work)
    if isinstance(told, Refusal):
        return _told_of(told)
    run.took(Taken(step=step.do, does="files the notice and hides the content"), made=told)
    return None


def restore(run: MacroRun, step: Step) -> Refusal | None:
    """The case's claim that was countered, within its window."""
    claim = _to_restore(run.work.uow.dmca_claims.of_case(run.case_id))
    if claim is None:
        return Refusal(
            code=ErrorCode.NOT_ACTIVE,
            field="caseId",
            message="No claim of this case was answered by a counter-notice.",
            hint="Content comes back after a counter-notice, within its window.",
        )
    told = RestoreDmcaContent(claim_id=claim.claim_id).decide(run.work)
    if isinstance(told, Refusal):
        return told
    taken = Taken(step=step.do, does="brings the content back")
    run.took(taken, made=claim.claim_id)
    return None


def _to_restore(claims: Iterable[DmcaClaim]) -> DmcaClaim | None:
    """The countered claim whose window begins first. One that a court keeps down, or whose content
    comes back already, hides none that waits.
    """
    countered = [
        (not claim.waits_for_its_window, window.not_before, claim.claim_id, claim)
        for claim in claims
        if (window := claim.window) is not None and claim.restored_at is None
    ]
    return min(countered)[-1] if countered else None


def _told_of(refusal: Refusal) -> Refusal:
    """The parameter has the name of the notice's field, as macros write it."""
    if refusal.field in (None, "caseId"):
        return refusal
    words = "".join(f"_{each.lower()}" if each.isupper() else each for each in refusal.field or "")
    return evolve(refusal, field=f"parameters.{words}")
