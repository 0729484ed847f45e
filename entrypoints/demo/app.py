"""The demo's web application: the service, its explorer, and the control of its clock."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext

from starlette.applications import Starlette

from adapters.system.movable_clock import MovableClock
from core.use_cases.handling.reading_room import ReadingRoom
from core.use_cases.handling.refund_office import RefundOffice
from entrypoints.demo.control import DemoControl
from entrypoints.graphql.app import create_app
from entrypoints.graphql.parts import Parts, Running
from entrypoints.identity.demo_keys import DemoKeys
from ports.case_views import CaseViews


def demo_app(
    *,
    refund_office: RefundOffice,
    reading_room: ReadingRoom,
    keys: DemoKeys,
    clock: MovableClock,
) -> Starlette:
    """The service of these parts, which trusts the tokens that `keys` signed and no others."""
    authenticate = keys.tokens().authenticate
    app = create_app(
        Parts(
            desk=refund_office.desk,
            refund_office=refund_office,
            reading_room=reading_room,
            authenticate=authenticate,
            issue_demo_token=keys.issue,
            running=_running(reading_room.views),
        )
    )
    control = DemoControl(clock=clock, authenticate=authenticate)
    app.router.routes.extend(control.routes())
    return app


def _running(views: CaseViews) -> Running:
    """Views with connections of their own are opened on the server's loop, and closed there."""
    if isinstance(views, AbstractAsyncContextManager):
        return lambda: _while_open(views)
    return nullcontext


@asynccontextmanager
async def _while_open(views: AbstractAsyncContextManager[object]) -> AsyncIterator[None]:
    async with views:
        yield
