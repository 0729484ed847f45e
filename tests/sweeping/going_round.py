"""A sweep of an office."""

from collections.abc import Callable
from datetime import timedelta

from core.use_cases.handling.rounds.concern import Concern
from core.use_cases.handling.sweeping import SweptItem, without_end
from tests.simulation.offices import Offices
from tests.use_cases.office import ITSELF, Office


def swept(
    office: Office, *about: Concern, may_go_on: Callable[[], bool] = without_end
) -> list[SweptItem]:
    sweeping = Offices(office.desk, office.stripe).sweeping
    return list(sweeping.sweep(ITSELF, about=about or tuple(Concern), may_go_on=may_go_on))


def after(office: Office, *about: Concern, **time: float) -> list[tuple[str, str]]:
    """Kind and id of what a sweep does so much later."""
    office.clock.advance(timedelta(**time))
    return [(item.kind, item.item_id) for item in swept(office, *about)]
