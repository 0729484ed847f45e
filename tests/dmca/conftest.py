"""Some of these races need every store of the contract suites."""

from tests.contracts.conftest import aurora, backend, event_loop_of_views

__all__ = ["aurora", "backend", "event_loop_of_views"]
