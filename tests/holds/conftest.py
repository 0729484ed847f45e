"""The stores of the contract suites, for holds that are tried on each of them."""

from tests.contracts.conftest import aurora, backend, event_loop_of_views

__all__ = ["aurora", "backend", "event_loop_of_views"]
