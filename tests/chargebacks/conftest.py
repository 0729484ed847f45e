"""The stores of the contract suites, for what only many callers at once can show."""

from tests.contracts.conftest import aurora, backend, event_loop_of_views

__all__ = ["aurora", "backend", "event_loop_of_views"]
