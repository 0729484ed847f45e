"""The server says that it is ready when it is, and only then."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette

from entrypoints.cli.announcing_server import AnnouncingServer
from entrypoints.cli.fault import CliFault
from entrypoints.cli.listening import listening, url_of
from entrypoints.cli.welcome import Welcome


class Unable(Exception):
    """What the application cannot start without is missing."""


@asynccontextmanager
async def able_if(ready: bool) -> AsyncIterator[None]:
    if not ready:
        raise Unable
    yield


def test_an_application_that_cannot_start_is_not_announced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with listening("127.0.0.1", 0) as listener:
        welcome = Welcome(
            url=url_of(listener), home=tmp_path, place="nowhere", orders="none", stripe="none"
        )
        server = AnnouncingServer.of(Starlette(lifespan=lambda _: able_if(False)), welcome)
        with pytest.raises(CliFault, match="could not start"):
            server.run(sockets=[listener])
    assert "Ctrl-C stops it." not in capsys.readouterr().err
