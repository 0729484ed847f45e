"""The cluster that some of these races need is that of the contract suites."""

from tests.contracts.conftest import aurora, event_loop_of_views

__all__ = ["aurora", "event_loop_of_views"]
