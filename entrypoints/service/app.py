"""The web application of a company: the service, and nothing that a demo has besides."""

from starlette.applications import Starlette

from adapters.memory.file_door import FileDoor
from entrypoints.demo.files import DemoFiles
from entrypoints.graphql.app import create_app
from entrypoints.graphql.parts import Parts


def service_app(parts: Parts, *, door: FileDoor | None) -> Starlette:
    """No explorer, no tokens of its own, no clock that can be moved. Without `door` files are in
    S3, which has doors of its own.
    """
    app = create_app(parts)
    if door is not None:
        app.router.routes.extend(DemoFiles(door).routes())
    return app
