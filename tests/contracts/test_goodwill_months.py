"""The contract of ports/goodwill_months.py."""

from attrs import evolve

from core.goodwill.month import GoodwillMonth
from ports.unit_of_work import Store
from tests.builders.goodwill import a_goodwill_month
from tests.contracts.committing import commit


def stored(store: Store, like: GoodwillMonth) -> GoodwillMonth | None:
    with store.unit_of_work() as uow:
        return uow.goodwill_months.get(agent=like.agent, month=like.month, currency=like.currency)


def test_a_month_is_read_back_as_it_was_added(store: Store) -> None:
    month = a_goodwill_month(credited_cents=2**33)
    commit(store, month)

    assert stored(store, month) == month


def test_every_agent_month_and_currency_has_a_sum_of_its_own(store: Store) -> None:
    months = (
        a_goodwill_month(credited_cents=1),
        a_goodwill_month("usr_other", credited_cents=2),
        a_goodwill_month(month="2027-01", credited_cents=3),
        a_goodwill_month(currency="EUR", credited_cents=4),
    )
    commit(store, *months)

    assert tuple(stored(store, month) for month in months) == months
    assert stored(store, a_goodwill_month("usr_other", month="2027-01")) is None


def test_a_save_stores_the_new_sum_and_the_next_version(store: Store) -> None:
    other = a_goodwill_month(currency="EUR")
    commit(store, a_goodwill_month(), other)

    with store.unit_of_work() as uow:
        uow.goodwill_months.save(a_goodwill_month().credited(1_000))
        uow.commit()

    credited = a_goodwill_month(credited_cents=1_000, version=1)
    assert stored(store, credited) == credited
    assert stored(store, other) == other


def test_a_rejected_credit_is_taken_from_the_sum_again(store: Store) -> None:
    commit(store, a_goodwill_month(credited_cents=1_000))

    with store.unit_of_work() as uow:
        uow.goodwill_months.save(a_goodwill_month(credited_cents=1_000).credited(-1_000))
        uow.commit()

    assert stored(store, a_goodwill_month()) == evolve(a_goodwill_month(), version=1)
