"""Starting a demo twice leaves it as it was."""

from adapters.memory.store import MemoryStore
from entrypoints.container import Container
from entrypoints.demo.loading import load_orders
from entrypoints.demo.order_file import demo_orders
from tests.builders.orders import an_order


def audited(container: Container) -> int:
    store = container.store()
    assert isinstance(store, MemoryStore)
    return len(store.tables.audit_entries.all())


def test_the_first_start_imports_every_order(container: Container) -> None:
    load_orders(demo_orders(), container.desk())
    with container.store().unit_of_work() as uow:
        assert all(uow.order_snapshots.newest(order.order_id) for order in demo_orders())


def test_the_second_start_writes_nothing_not_even_to_the_audit(container: Container) -> None:
    load_orders(demo_orders(), container.desk())
    before = audited(container)
    load_orders(demo_orders(), container.desk())
    assert audited(container) == before


def test_an_order_that_has_a_newer_version_since_keeps_it(container: Container) -> None:
    load_orders([an_order(version=9)], container.desk())
    load_orders(demo_orders(), container.desk())
    with container.store().unit_of_work() as uow:
        newest = uow.order_snapshots.newest("ord_1001")
    assert newest is not None
    assert newest.version == 9


def test_a_version_that_is_there_with_other_content_stays_as_it_is(container: Container) -> None:
    load_orders([an_order(version=3, buyer_id="usr_other")], container.desk())
    load_orders(demo_orders(), container.desk())
    with container.store().unit_of_work() as uow:
        kept = uow.order_snapshots.newest("ord_1001")
    assert kept is not None
    assert kept.buyer_id == "usr_other"
