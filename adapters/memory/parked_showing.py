"""Parked work as readers see it."""

from collections.abc import Iterable

from adapters.memory.same_fields import shown_as
from core.parked.parked_work import ParkedWork
from core.views.parked_work_view import ParkedWorkView


def show_parked(parked: Iterable[ParkedWork]) -> tuple[ParkedWorkView, ...]:
    """Whatever waits the longest first."""
    in_order = sorted(parked, key=lambda work: (work.parked_at, work.work_id))
    return tuple(shown_as(ParkedWorkView, work) for work in in_order)
