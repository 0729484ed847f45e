"""Opening a case as a part of something else that is done."""

from core.announcements.of_cases import opened
from core.announcements.topic import Topic
from core.cases.case import Case
from core.cases.opening import Opening, open_case, opened_entry
from core.use_cases.handling.work import Work
from ports.id_generator import Prefix


def open_new(work: Work, opening: Opening) -> Case:
    """The new case, as NEW as one that somebody opened."""
    case = open_case(
        opening,
        case_id=work.ids.new(Prefix.CASE),
        opened_by=work.request.actor,
        when=work.now,
        policies=work.policies,
    )
    work.add(case, opened_entry(case))
    work.announce(Topic.CASE_OPEN, case.case_id, opened(case))
    return case
