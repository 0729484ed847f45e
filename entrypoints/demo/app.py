"""The demo's web application: the service, its explorer, and the control of its clock."""

from starlette.applications import Starlette

from adapters.memory.file_door import FileDoor
from adapters.system.movable_clock import MovableClock
from entrypoints.demo.control import DemoControl
from entrypoints.demo.demo_stripe import DemoStripe
from entrypoints.demo.files import DemoFiles
from entrypoints.demo.sweeper import DemoSweeper
from entrypoints.graphql.app import create_app
from entrypoints.graphql.parts import Parts


def demo_app(
    parts: Parts,
    *,
    clock: MovableClock,
    stripe: DemoStripe,
    sweeper: DemoSweeper,
    door: FileDoor | None,
) -> Starlette:
    """The service of these parts, and what a demo has besides. Without `door` files are in S3,
    which has doors of its own.
    """
    app = create_app(parts)
    control = DemoControl(
        clock=clock,
        stripe=stripe,
        authenticate=parts.authenticate,
        moved=sweeper.swept,
    )
    app.router.routes.extend(control.routes())
    if door is not None:
        app.router.routes.extend(DemoFiles(door).routes())
    return app
