"""What GET /metrics tells, to whom, and that it tells it of nobody."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from ipaddress import ip_network

import pytest
from attrs import define, evolve
from starlette.testclient import TestClient

from adapters.aurora.figures import AuroraFigureBoard
from adapters.memory.figures import MemoryFigureBoard
from adapters.memory.store import MemoryStore
from core.views.figure import Figure, FigureName, Figures
from entrypoints.graphql.app import create_app
from entrypoints.watching.figure_cache import SECONDS, FigureCache
from entrypoints.watching.scrapers import Scrapers
from ports.figures import FigureBoard
from tests.graphql.service import Service, serving_memory, serving_postgres
from tests.postgres.fresh_database import FreshDatabase
from tests.watching.scraped import Scraped, of, read_metrics, scraped

ANYBODY = Scrapers(anybody=True)
TOKEN = "scraper-token-of-the-tests"
CANARY = "kanarienvogel"
OPEN = """mutation { openCase(input:
    {kind: BOOKING, orderId: "ord_1002", subjectUser: "usr_maya_okafor", summary: "kanarienvogel"})
}"""


@define
class LateBoard:
    """Asks a board that is found once the service has its store."""

    board: FigureBoard | None = None
    asked: int = 0

    async def figures(self, now: datetime) -> Figures:
        self.asked += 1
        if self.board is None:
            raise ConnectionError(CANARY)
        return await self.board.figures(now)


@pytest.fixture
def served() -> Iterator[Service]:
    board = LateBoard()
    with serving_memory(figure_board=board, scrapers=ANYBODY) as service:
        store = service.parts.desk.store
        assert isinstance(store, MemoryStore)
        board.board = MemoryFigureBoard(store)
        yield service


def worked(service: Service) -> None:
    """A case that was opened, answered after 20 minutes, held and refunded, and a refusal."""
    case = service.tell(OPEN)["openCase"]
    service.clock.advance(timedelta(minutes=20))
    given = {"caseId": case, "bodyMd": CANARY}
    service.tell(
        "mutation ($it: PostCaseMessageInput!) { postCaseMessage(input: $it) }", {"it": given}
    )
    hold = {
        "caseId": case,
        "orderId": "ord_1002",
        "providerId": "usr_leo_brandt",
        "amountCents": 1_000,
        "reason": CANARY,
    }
    service.tell(
        "mutation ($it: HoldInput!) { applyPayoutHold(input: $it) }", {"it": hold}, as_="usr_fay"
    )
    refund = {
        "caseId": case,
        "orderId": "ord_1002",
        "amountCents": 5_000,
        "reason": "buyer_cancelled",
    }
    service.tell(
        "mutation ($it: RefundInput!) { issueRefund(input: $it) }", {"it": refund}, as_="usr_fay"
    )
    service.ask("{ adminCases { id } }", as_=None)


def look_at_what_was_worked(told: Scraped) -> None:
    first = "support_center_first_response_seconds"
    assert of(told, f"{first}_bucket", priority="3", le="900.0") == 0
    assert of(told, f"{first}_bucket", priority="3", le="1800.0") == 1
    assert of(told, f"{first}_gcount", priority="3") == 1
    assert of(told, f"{first}_gsum", priority="3") == 1_200
    assert of(told, "support_center_resolution_seconds_gcount", priority="3") == 0
    assert of(told, "support_center_backlog_cases", status="new", age="under_1d") == 1
    assert of(told, "support_center_cases_opened", kind="booking") == 1
    assert of(told, "support_center_refunds", reason="buyer_cancelled", status="succeeded") == 1
    assert of(told, "support_center_refund_rate", reason="buyer_cancelled") == 1
    assert of(told, "support_center_refunded_cents", currency="USD") == 5_000
    assert of(told, "support_center_hold_exposure_cents", currency="USD") == 1_000
    assert of(told, "support_center_outbox_waiting") > 0
    assert of(told, "support_center_outbox_lag_seconds") == 1_200
    assert of(told, "support_center_figures_up") == 1


def test_what_was_done_is_told_in_figures_and_by_operation(served: Service) -> None:
    worked(served)
    told = scraped(served.client)
    look_at_what_was_worked(told)
    requests = "support_center_requests_total"
    assert of(told, requests, operation="openCase", outcome="ok") == 1
    assert of(told, requests, operation="adminCases", outcome="refused") == 1
    assert of(told, "support_center_refusals_total", code="UNAUTHENTICATED") == 1
    assert of(told, "support_center_request_seconds_count", operation="issueRefund") == 1
    assert of(told, "support_center_pool_places", pool="desk") == served.parts.command_threads
    assert of(told, "support_center_pool_in_use", pool="outside") == 0


def test_it_is_the_same_on_postgresql(database: FreshDatabase) -> None:
    board = AuroraFigureBoard(url=database.application_url)
    with serving_postgres(database, figure_board=board, scrapers=ANYBODY) as service:
        worked(service)
        look_at_what_was_worked(scraped(service.client))


def test_no_label_is_an_id_or_anybodys_word(served: Service) -> None:
    worked(served)
    service, client = served, served.client
    for query in (
        f"query {CANARY} {{ adminCases {{ id }} }}",
        f"{{ {CANARY} }}",
        "{",
        f"#{CANARY}",
    ):
        service.ask(query)
    service.ask("{ a: adminCases { id } b: adminCases { id } }")
    service.ask("{ __typename }")
    for method, path in (("GET", f"/{CANARY}"), ("POST", f"/graphql/{CANARY}"), (CANARY, "/")):
        client.request(method, path, headers={"X-Correlation-Id": CANARY})
    text = client.get("/metrics").text
    assert CANARY not in text
    assert not [prefix for prefix in ("sca_", "srf_", "sph_", "usr_", "ord_") if prefix in text]
    operations = {
        dict(labels)["operation"] for labels in read_metrics(text)["support_center_requests_total"]
    }
    assert operations >= {"adminCases", "several", "introspection", "invalid", "/graphql", "other"}


@pytest.mark.parametrize(
    ("scrapers", "client", "headers", "status"),
    [
        (Scrapers(), "127.0.0.1", {}, 200),
        (Scrapers(), "::1", {}, 200),
        (Scrapers(), "::ffff:127.0.0.1", {}, 200),
        (Scrapers(), "::ffff:203.0.113.7", {}, 403),
        (Scrapers(), "203.0.113.7", {}, 403),
        (Scrapers(), "127.0.0.1", {"X-Forwarded-For": "203.0.113.7"}, 403),
        (Scrapers(), "127.0.0.1", {"Via": "1.1 proxy"}, 403),
        (Scrapers(anybody=True), "203.0.113.7", {}, 200),
        (Scrapers(token=TOKEN), "203.0.113.7", {"Authorization": f"Bearer {TOKEN}"}, 200),
        (Scrapers(token=TOKEN), "127.0.0.1", {}, 401),
        (Scrapers(token=TOKEN, anybody=True), "127.0.0.1", {}, 401),
        (Scrapers(token=TOKEN), "127.0.0.1", {"Authorization": "Bearer another"}, 401),
        (Scrapers(token=TOKEN), "127.0.0.1", {"Authorization": f"Basic {TOKEN}"}, 401),
    ],
)
def test_metrics_are_told_to_the_scraper_alone(
    served: Service, scrapers: Scrapers, client: str, headers: dict[str, str], status: int
) -> None:
    app = create_app(evolve(served.parts, scrapers=scrapers))
    answer = TestClient(app, client=(client, 1)).get("/metrics", headers=headers)
    assert answer.status_code == status
    if status != 200:
        assert "SUPPORT_CENTER_METRICS_TOKEN" in json.dumps(answer.json())
        assert TOKEN not in answer.text
        assert "support_center_" not in answer.text


def test_behind_a_proxy_that_is_believed_whose_request_it_was_counts(served: Service) -> None:
    proxies = (ip_network("10.0.0.0/8"),)
    app = create_app(evolve(served.parts, scrapers=Scrapers(), trusted_proxies=proxies))
    client = TestClient(app, client=("10.0.0.1", 1))
    assert client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 403


def test_without_a_database_metrics_go_on_and_say_so(caplog: pytest.LogCaptureFixture) -> None:
    board = LateBoard()
    with serving_memory(figure_board=board, scrapers=ANYBODY) as service:
        told = scraped(service.client)
        assert of(told, "support_center_figures_up") == 0
        assert "support_center_backlog_cases" not in told
        assert "support_center_requests" in told
        scraped(service.client)
    assert board.asked == 1
    assert "figures could not be taken" in caplog.text
    assert CANARY not in caplog.text


def test_however_often_metrics_are_asked_for_the_store_is_asked_once_in_ten_seconds() -> None:
    times: list[float] = [0.0]
    asked: list[Sequence[Figure]] = []

    async def ask() -> Figures:
        await asyncio.sleep(0)
        asked.append([Figure(FigureName.PARKED, ("refund",), len(asked) + 1)])
        return asked[-1]

    async def scrape() -> list[Figures | None]:
        cache = FigureCache(ask, lambda: times[0])
        first = await asyncio.gather(*(cache.latest() for _ in range(20)))
        times[0] += SECONDS - 0.001
        second = await cache.latest()
        times[0] += 0.001
        third = await cache.latest()
        return [*(taken.figures for taken in first), second.figures, third.figures]

    told = asyncio.run(scrape())
    assert len(asked) == 2
    assert told == [asked[0]] * 21 + [asked[1]]
