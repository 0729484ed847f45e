"""What the GraphQL service is made of; the container gives it."""

from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import timedelta

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.reading_room import ReadingRoom
from core.use_cases.handling.refund_office import RefundOffice
from entrypoints.identity.identity import Identity

Authenticate = Callable[[str | None], Identity | Refusal]
IssueToken = Callable[[str, Iterable[Role], timedelta], str]
Running = Callable[[], AbstractAsyncContextManager[None]]


@frozen(kw_only=True)
class Parts:
    """`authenticate` reads the `Authorization` header. `issue_demo_token` is given in demo
    mode only: it turns the explorer on and gives it tokens for its people.

    `running` is entered on the server's event loop before the first request and left after the
    last: it is where connections that belong to a loop are opened. At most `command_threads`
    commands run at once, others wait their turn.
    """

    desk: Desk
    refund_office: RefundOffice
    reading_room: ReadingRoom
    authenticate: Authenticate
    issue_demo_token: IssueToken | None = None
    running: Running = nullcontext
    command_threads: int = 8
    max_body_bytes: int = 2 * 1024 * 1024
