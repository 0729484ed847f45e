"""A command decides on one state of a case, whatever others commit meanwhile."""

from core.use_cases.add_case_note import AddCaseNote
from core.use_cases.handling.work import Work
from tests.contracts.backends import Backend
from tests.contracts.conftest import aurora, backend, event_loop_of_views
from tests.use_cases.office import TESS, Office

__all__ = ["aurora", "backend", "event_loop_of_views"]


def test_a_case_that_is_looked_at_twice_is_as_it_was_the_first_time(backend: Backend) -> None:
    office = Office(store=backend.store)
    office.order()
    case_id = office.case()
    with office.store.unit_of_work() as uow:
        work = Work(
            uow=uow,
            request=TESS,
            now=office.clock.now(),
            ids=office.desk.ids,
            all_policies=office.desk.policies,
        )
        first = work.case(case_id)
        office.does(AddCaseNote(case_id=case_id, note="Somebody else was here."), TESS)
        assert work.case(case_id) == first
