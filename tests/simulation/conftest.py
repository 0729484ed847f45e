"""The store on PostgreSQL, emptied before each sequence."""

from tests.contracts.conftest import aurora, event_loop_of_views

__all__ = ["aurora", "event_loop_of_views"]
