"""Figures of the whole service, for its metrics."""

from datetime import datetime
from typing import Protocol

from core.views.figure import Figures


class FigureBoard(Protocol):
    async def figures(self, now: datetime) -> Figures:
        """Every figure that is not zero, in order, in one statement (core/views/figure.py)."""
        ...
