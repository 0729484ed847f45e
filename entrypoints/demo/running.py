"""What a demo's web application holds open while it runs."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from entrypoints.demo.sweeper import DemoSweeper
from entrypoints.graphql.parts import Running
from ports.case_views import CaseViews


def running_of(views: CaseViews, sweeper: DemoSweeper | None, *, sweeps: bool = True) -> Running:
    """Views with connections of their own are opened on the server's loop, and closed there;
    what sweeps stops before them. Of several processes one `sweeps`.
    """

    @asynccontextmanager
    async def while_open() -> AsyncIterator[None]:
        async with AsyncExitStack() as opened:
            if isinstance(views, AbstractAsyncContextManager):
                await opened.enter_async_context(views)
            if sweeper is not None and sweeps:
                await opened.enter_async_context(sweeper.running())
            yield

    return while_open
