"""The same macro applied by two at once, in memory and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from core.errors import Refusal
from core.macros.taken import Applied
from tests.contracts.backends import Backend
from tests.macros.desk import ADA, asked, macro_office
from tests.macros.test_macros import REFUNDED, the_refund
from tests.use_cases.office import Office, keyed
from tests.use_cases.test_cancellations import small

AT_ONCE = 4


def opened(backend: Backend) -> tuple[Office, str]:
    office = Office(store=backend.store)
    office.order(**{name: value for name, value in small().items() if name != "order_id"})
    return office, office.case()


def at_once(office: Office, case_id: str, keys: list[str]) -> list[Applied | Refusal]:
    ready, macros = Barrier(len(keys)), macro_office(office)

    def apply(key: str) -> Applied | Refusal:
        ready.wait()
        wanted = asked(case_id, "refund_ladder", {}, reason="buyer_cancelled")
        return macros.apply(wanted, keyed(ADA, key))

    with ThreadPoolExecutor(len(keys)) as pool:
        return list(pool.map(apply, keys))


def test_a_request_that_comes_twice_at_once_acts_once(backend: Backend) -> None:
    office, case_id = opened(backend)
    told = at_once(office, case_id, ["key-1"] * AT_ONCE)
    assert all(each == told[0] for each in told)
    assert the_refund(office, case_id).amount_cents == REFUNDED
    with office.store.unit_of_work() as uow:
        assert len(uow.messages.of_case(case_id)) == 1


def test_two_agents_at_once_refund_what_is_owed_once(backend: Backend) -> None:
    office, case_id = opened(backend)
    at_once(office, case_id, [f"key-{number}" for number in range(AT_ONCE)])
    assert the_refund(office, case_id).amount_cents == REFUNDED
