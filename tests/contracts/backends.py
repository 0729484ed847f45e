"""A store adapter under test, and the adapter in memory as one."""

from asyncio import Runner

from attrs import frozen

from adapters.memory.books import MemoryBooks
from adapters.memory.case_views import MemoryCaseViews
from adapters.memory.decided_refunds import MemoryDecidedRefunds
from adapters.memory.figures import MemoryFigureBoard
from adapters.memory.store import MemoryStore
from ports.books import Books
from ports.decided_refunds import DecidedRefunds
from ports.figures import FigureBoard
from ports.unit_of_work import Store
from tests.contracts.reading import Reading

ADAPTERS = ("memory", "aurora")


@frozen(kw_only=True)
class Backend:
    """An empty store and what else reads it."""

    store: Store
    case_views: Reading
    decided_refunds: DecidedRefunds
    books: Books
    figure_board: FigureBoard


def in_memory(loop: Runner) -> Backend:
    """A store of its own."""
    store = MemoryStore()
    return Backend(
        store=store,
        case_views=Reading(MemoryCaseViews(store), loop),
        decided_refunds=MemoryDecidedRefunds(store),
        books=MemoryBooks(store),
        figure_board=MemoryFigureBoard(store),
    )
