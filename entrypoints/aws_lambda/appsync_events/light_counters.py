"""What AppSync's function is made of. A query needs a connection of its own kind and nothing else;
commands, and refusals for the audit, come from the container, which is loaded when the first of
them is needed (architecture.md, *Commands and queries*).
"""

from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from adapters.system.system_clock import SystemClock
from adapters.system.ulid_ids import UlidIds
from core.errors import Refusal
from core.request import Request
from core.use_cases.handling.reading_room import ReadingRoom
from entrypoints.aws_lambda.process.event_loop import run
from entrypoints.aws_lambda.process.needs import Need, check_needs
from entrypoints.fields.mutations import AT_THE_DESK
from entrypoints.graphql.limits.rate import Rate
from entrypoints.settings.settings import Settings

if TYPE_CHECKING:
    from adapters.aurora.case_views import AuroraCaseViews
    from entrypoints.container import Container

NEEDED_BY = {
    "refund_office": (Need.PROCESSOR,),
    "deposit_office": (Need.PROCESSOR,),
    "parked_office": (Need.PROCESSOR,),
    "chargeback_office": (Need.PROCESSOR, Need.FILES),
    "macro_office": (Need.PROCESSOR,),
    "evidence_office": (Need.FILES,),
    "pack_office": (Need.FILES,),
}
"""An office that is not here needs the database alone."""


class LightCounters:
    """ports of a process: also a registrar for the reading room."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.clock = SystemClock()
        self.ids = UlidIds(self.clock)
        self.openings = Rate(a_minute=settings.openings_rate.a_minute)
        self.reading_room = ReadingRoom(views=self._views(), desk=self)

    def counter(self, name: str) -> Callable[[Any, Request], Any]:
        """Raises SettingError where the office needs what is not set."""
        office, _, method = name.partition(".")
        check_needs(self._settings, NEEDED_BY.get(office, ()))
        counter: Callable[[Any, Request], Any] = attrgetter(method)(
            getattr(self._container, office)()
        )
        return counter

    def record_refusal(self, request: Request, *, action: str, resource: str, why: Refusal) -> None:
        office = AT_THE_DESK.partition(".")[0]
        getattr(self._container, office)().record_refusal(
            request, action=action, resource=resource, why=why
        )

    @cached_property
    def _container(self) -> "Container":
        from entrypoints.aws_lambda.process.wired import wired  # noqa: PLC0415 - queries need none

        return wired(self._settings)

    def _views(self) -> "AuroraCaseViews":
        from adapters.aurora.case_views import AuroraCaseViews  # noqa: PLC0415

        url = self._settings.database_url
        if url is None:
            raise RuntimeError("check_needs comes before")
        views = AuroraCaseViews.of(
            url.reveal(),
            password=url.password,
            pool_size=self._settings.database_pool.size,
            sessions=self._settings.has_sessions,
        )
        run(views.open())
        return views
