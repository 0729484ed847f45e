"""The steps of macros that write and that move the case."""

from core.cases.status import TRANSITIONS, CaseStatus
from core.errors import Refusal
from core.macros.step import Step
from core.macros.taken import Taken
from core.use_cases.handling.macro_run import MacroRun
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.set_case_status import SetCaseStatus


def message(run: MacroRun, step: Step) -> Refusal | None:
    """As the agent who applies the macro."""
    text = run.fill(step.text)
    asked = PostCaseMessage(case_id=run.case_id, body_md=text)
    unfit = next((fault for fault in asked.faults() if fault is not None), None)
    told = unfit or asked.decide(run.work)
    if isinstance(told, Refusal):
        return told
    taken = Taken(step=step.do, does="writes to the people of the case", body_md=text)
    run.took(taken, made=told)
    return None


def status(run: MacroRun, step: Step) -> Refusal | None:
    """By way of INVESTIGATING where no way leads there at once; nothing where the case is there."""
    to = CaseStatus(step.to) if step.to else run.case.status
    for each in _way(run, to, step):
        asked = SetCaseStatus(
            case_id=run.case_id,
            status=each,
            awaiting=step.awaiting if each is to else None,
        )
        told = asked.decide(run.work)
        if isinstance(told, Refusal):
            return told
        run.took(Taken(step=step.do, does=f"moves the case to {each.name}", status=each.name))
    return None


def _way(run: MacroRun, to: CaseStatus, step: Step) -> tuple[CaseStatus, ...]:
    case = run.case
    if case.status is to and (step.awaiting is None or step.awaiting is case.awaiting):
        return ()
    if to in TRANSITIONS[case.status] or case.status is to:
        return (to,)
    if CaseStatus.INVESTIGATING in TRANSITIONS[case.status]:
        return (CaseStatus.INVESTIGATING, to)
    return (to,)
