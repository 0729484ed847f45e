"""A store adapter under test, and the adapter in memory as one."""

from asyncio import Runner

from attrs import frozen

from adapters.memory.case_views import MemoryCaseViews
from adapters.memory.store import MemoryStore
from ports.unit_of_work import Store
from tests.contracts.reading import Reading

ADAPTERS = ("memory", "aurora")


@frozen(kw_only=True)
class Backend:
    """An empty store and the views that read it."""

    store: Store
    case_views: Reading


def in_memory(loop: Runner) -> Backend:
    """A store of its own."""
    store = MemoryStore()
    return Backend(store=store, case_views=Reading(MemoryCaseViews(store), loop))
