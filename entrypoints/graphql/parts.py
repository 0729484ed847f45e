"""What the GraphQL service is made of; the container gives it."""

from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network

from attrs import field, frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.chargeback_office import ChargebackOffice
from core.use_cases.handling.deposit_office import DepositOffice
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.dmca_office import DmcaOffice
from core.use_cases.handling.evidence_office import EvidenceOffice
from core.use_cases.handling.macro_office import MacroOffice
from core.use_cases.handling.notice_office import NoticeOffice
from core.use_cases.handling.pack_office import PackOffice
from core.use_cases.handling.parked_office import ParkedOffice
from core.use_cases.handling.reading_room import ReadingRoom
from core.use_cases.handling.refund_office import RefundOffice
from entrypoints.graphql.limits.limits import Limits
from entrypoints.graphql.limits.rate import Rate
from entrypoints.identity.identity import Identity
from entrypoints.watching.leaving import Leaving
from entrypoints.watching.scrapers import Scrapers
from entrypoints.watching.seen import Seen
from ports.figures import FigureBoard
from ports.occupancy import OccupancyOf
from ports.processor_webhooks import ProcessorWebhooks

Authenticate = Callable[[str | None], Awaitable[Identity | Refusal]]
IssueToken = Callable[[str, Iterable[Role], timedelta], str]
Running = Callable[[], AbstractAsyncContextManager[None]]
IpNetwork = IPv4Network | IPv6Network
OPENINGS_A_MINUTE = 60


@frozen(kw_only=True)
class Parts:
    """`authenticate` reads the `Authorization` header, and may wait for whoever issues tokens.
    `issue_demo_token` is given in demo mode only: it turns the explorer on and gives it tokens
    for its people, and lets clients ask for the schema.

    Without `webhooks` the processor has no door of its own: nobody knows what it would sign with.

    `running` is entered on the server's event loop before the first request and left after the
    last: it is where connections that belong to a loop are opened.

    At most `command_threads` commands run at once and `command_queue` wait their turn, and as many
    again of those that ask the payment processor or for files. `openings` is how many cases one
    person may open in this process.

    `figure_board` has the figures that `scrapers` are told, `log_request` writes a line for each
    request, `reading_places` tells how full the connections of queries are. `leaving` says since
    when the server is about to stop.

    Pages of `cors_origins` may send requests from a browser. `trusted_proxies` are believed about
    whose requests they pass on.
    """

    desk: Desk
    refund_office: RefundOffice
    deposit_office: DepositOffice
    dmca_office: DmcaOffice
    chargeback_office: ChargebackOffice
    evidence_office: EvidenceOffice
    pack_office: PackOffice
    parked_office: ParkedOffice
    macro_office: MacroOffice
    notice_office: NoticeOffice
    reading_room: ReadingRoom
    authenticate: Authenticate
    issue_demo_token: IssueToken | None = None
    webhooks: ProcessorWebhooks | None = None
    running: Running = nullcontext
    command_threads: int = 8
    command_queue: int = 64
    limits: Limits = field(factory=Limits)
    openings: Rate = field(factory=lambda: Rate(a_minute=OPENINGS_A_MINUTE))
    cors_origins: frozenset[str] = frozenset()
    trusted_proxies: tuple[IpNetwork, ...] = ()
    max_body_bytes: int = 2 * 1024 * 1024
    figure_board: FigureBoard | None = None
    scrapers: Scrapers = field(factory=Scrapers)
    log_request: Callable[[Seen], None] | None = None
    reading_places: OccupancyOf | None = None
    leaving: Leaving = field(factory=Leaving)
