"""How often each operation asks the database: `python -m tests.bench.statements`.

Counts what libpq sends on a connection that is open already: statements, and round trips.
"""

import asyncio
import sys
from collections.abc import Iterator, Sequence

from attrs import frozen

from core.cases.kind import CaseKind
from core.cases.opening import Opening
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.handling.command import Command
from core.use_cases.handling.query import Query
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.list_case_connection import ListCaseConnection
from core.use_cases.list_cases import ListCases
from core.use_cases.open_case import OpenCase
from core.use_cases.read_case import ReadCase
from core.views.selection import Selection
from tests.aurora.traced import Sent, traced
from tests.bench.asking import Office, a_request, answered, office_on
from tests.bench.durable_server import migrated
from tests.bench.refundable_cases import Scene, set_up
from tests.postgres.temporary_cluster import temporary_cluster

EVERYTHING = Selection(
    timeline_pages=frozenset({1}),
    messages=True,
    refunds=True,
    holds=True,
    dmca_claims=True,
    violations=True,
    conduct=True,
    links=True,
    earlier_cases=True,
)
HEADINGS = ("| operation | statements | round trips |", "|---|---|---|")


@frozen
class Operation:
    """A use case under the name that the schema gives it."""

    name: str
    asked: Command[str] | Query[object]


def operations(scene: Scene) -> tuple[Operation, ...]:
    case_id, order_id = scene.case_id(1), "ord_1"
    opening = Opening(kind=CaseKind.BOOKING, summary="Late again", order_id=order_id)
    refund = IssueRefund(
        case_id=case_id, order_id=order_id, amount_cents=100, reason="buyer_cancelled"
    )
    hold = ApplyPayoutHold(
        case_id=case_id,
        order_id=order_id,
        provider_id="usr_provider",
        amount_cents=100,
        reason="Until it is clear who pays.",
    )
    return (
        Operation("openCase", OpenCase(opening=opening)),
        Operation("issueRefund", refund),
        Operation("applyPayoutHold", hold),
        Operation("adminCase", ReadCase(case_id=case_id, selection=EVERYTHING)),
        Operation("adminCases", ListCases(selection=EVERYTHING)),
        Operation("adminCaseConnection", ListCaseConnection(selection=EVERYTHING)),
    )


def table(url: str) -> Iterator[str]:
    """The lines of a table. Works on an empty database, as the application's role."""
    scene = set_up(url, orders=1)
    yield from HEADINGS
    for operation in operations(scene):
        office = office_on(url, connections=1)
        sent = _sent(office, operation.asked)
        office.store.close()
        yield f"| {operation.name} | {sent.statements} | {sent.round_trips} |"


def _sent(office: Office, asked: Command[str] | Query[object]) -> Sent:
    if isinstance(asked, Query):
        return asyncio.run(_sent_by_query(office, asked))
    with office.store.unit_of_work() as uow:
        driver = uow._session._driver
    with traced(driver) as sent:
        answered(office.desk.handle(asked, a_request()))
    return sent


async def _sent_by_query(office: Office, asked: Query[object]) -> Sent:
    async with office.views as views:
        await views.is_ready()
        connections = views._pool._connections
        if connections is None:
            raise RuntimeError("the pool is closed")
        async with connections.connection() as session:
            pass
        with traced(session) as sent:
            answered(await office.reading_room.answer(asked, a_request()))
        return sent


def main(words: Sequence[str]) -> None:
    """Print the table; nothing of it depends on the machine."""
    del words
    with temporary_cluster() as cluster, migrated(cluster) as database:
        for line in table(database.application_url):
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
