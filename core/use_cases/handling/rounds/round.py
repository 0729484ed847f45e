"""One kind of thing that time makes due."""

from collections.abc import Callable
from datetime import datetime

from attrs import frozen

from core.request import Request
from ports.unit_of_work import UnitOfWork

Due = Callable[[UnitOfWork, datetime, int], tuple[str, ...]]
Send = Callable[[str, Request], object]


@frozen(kw_only=True)
class Round:
    """One kind of unsettled thing: the ids that are due (now, at most so many), and what is done
    about one of them. An Unknown from `send` says that the processor could not be asked.
    """

    kind: str
    due: Due
    send: Send
