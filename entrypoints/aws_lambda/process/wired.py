"""The container of a function's process."""

from entrypoints.container import Container
from entrypoints.settings.settings import Settings


def wired(settings: Settings) -> Container:
    """Nothing in it is built, and nothing loaded, before it is asked for."""
    return Container(settings=settings)
