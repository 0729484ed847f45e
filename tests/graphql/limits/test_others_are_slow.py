"""A sleeping processor and a hanging database stop neither health checks nor other callers."""

import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import AbstractAsyncContextManager, contextmanager
from datetime import timedelta
from itertools import islice
from threading import Event, Semaphore
from typing import Any

import psycopg
import pytest
from attrs import evolve, frozen
from starlette.testclient import TestClient

from adapters.aurora.case_views import AuroraCaseViews
from core.use_cases.handling.reading_room import ReadingRoom
from entrypoints.demo.processor import DemoProcessor
from entrypoints.graphql.app import create_app
from entrypoints.graphql.limits.limits import Limits
from entrypoints.graphql.parts import Parts
from ports.payment_processor import Outcome, ProcessorRefund, RefundInstruction
from tests.graphql.service import Service, serving_memory, serving_postgres
from tests.postgres.fresh_database import FreshDatabase

SECONDS = 20
OPEN = 'mutation { openCase(input: {kind: BOOKING, orderId: "ord_1003", summary: "Late."}) }'
LOCK = "lock table sup.support_case in access exclusive mode"


@frozen(kw_only=True)
class SleepingProcessor(DemoProcessor):
    """Answers a refund only when it is told to."""

    asked: Semaphore
    may_answer: Event

    def refund(self, instruction: RefundInstruction) -> Outcome[ProcessorRefund]:
        self.asked.release()
        assert self.may_answer.wait(SECONDS)
        return super().refund(instruction)


@contextmanager
def serving(service: Service, parts: Parts) -> Iterator[Service]:
    """The same store behind other parts."""
    with TestClient(create_app(parts)) as client:
        yield evolve(service, client=client, parts=parts)


def post(service: Service, query: str, *, as_: str) -> Any:
    return service.client.post(
        "/graphql", json={"query": query}, headers=service.authorization(as_)
    )


def refused_for_now(response: Any) -> bool:
    (error,) = response.json()["errors"]
    return bool(
        response.status_code == 503
        and int(response.headers["Retry-After"]) > 0
        and error["extensions"]["code"] == "RATE_LIMITED"
        and "Nothing was done" in error["message"]
    )


def test_a_sleeping_processor_holds_up_refunds_and_nothing_else(service: Service) -> None:
    stripe = SleepingProcessor(
        stripe=service.stripe,
        store=service.parts.desk.store,
        asked=Semaphore(0),
        may_answer=Event(),
    )
    office = evolve(service.parts.refund_office, processor=stripe)
    parts = evolve(service.parts, refund_office=office, command_threads=2, command_queue=1)
    case = service.tell(OPEN)["openCase"]
    refund = (
        f'mutation {{ issueRefund(input: {{caseId: "{case}", orderId: "ord_1003",'
        ' amountCents: 100, reason: "buyer_cancelled"}) }'
    )
    with serving(service, parts) as slow, ThreadPoolExecutor(6) as callers:
        sent = [callers.submit(post, slow, refund, as_="usr_fay") for _ in range(6)]
        refused, asleep = first_to_end(sent, 3)
        assert all(map(refused_for_now, refused))
        for _ in range(2):
            assert stripe.asked.acquire(timeout=SECONDS)
        assert slow.client.get("/healthz").status_code == 200
        assert slow.client.get("/readyz").status_code == 200
        assert slow.tell("{ adminCases { id } }")["adminCases"] == [{"id": case}]
        assert slow.tell(OPEN)["openCase"]
        stripe.may_answer.set()
        for answer in asleep:
            assert answer.result(SECONDS).json()["data"]["issueRefund"]
        assert post(slow, refund, as_="usr_fay").status_code == 200


def first_to_end(sent: Sequence[Future[Any]], number: int) -> tuple[list[Any], set[Future[Any]]]:
    """The answers that came, and the requests that still wait."""
    ended = list(islice(as_completed(sent, SECONDS), number))
    return [each.result() for each in ended], set(sent) - set(ended)


def test_a_database_that_hangs_holds_up_nobody_who_does_without_it(
    database: FreshDatabase,
) -> None:
    changes: dict[str, Any] = {
        "command_threads": 2,
        "command_queue": 1,
        "limits": Limits(answer_seconds=SECONDS),
    }
    with (
        serving_postgres(database, **changes) as service,
        ThreadPoolExecutor(7) as callers,
        psycopg.connect(database.administrator_url) as locking,
    ):
        locking.execute(LOCK)
        reading = callers.submit(post, service, "{ adminCases { id } }", as_="usr_tess")
        sent = [callers.submit(post, service, OPEN, as_="usr_tess") for _ in range(6)]
        refused, hanging = first_to_end(sent, 3)
        assert all(map(refused_for_now, refused))
        assert service.client.get("/healthz").status_code == 200
        assert service.client.get("/readyz").status_code == 200
        locking.rollback()
        for answer in hanging:
            assert answer.result(SECONDS).json()["data"]["openCase"]
        assert reading.result(SECONDS).json()["data"] is not None


@pytest.fixture
def silent() -> Iterator[str]:
    """The URL of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"postgresql://support_app@127.0.0.1:{listener.getsockname()[1]}/support"


def test_a_read_that_gets_no_answer_is_given_up_and_health_checks_go_on(silent: str) -> None:
    views = AuroraCaseViews.of(silent, patience=timedelta(seconds=SECONDS))

    def running() -> AbstractAsyncContextManager[Any]:
        return views

    with serving_memory() as service:
        room = ReadingRoom(views=views, desk=service.parts.desk)
        parts = evolve(
            service.parts,
            reading_room=room,
            running=running,
            limits=Limits(answer_seconds=0.5),
        )
        with serving(service, parts) as mute, ThreadPoolExecutor(1) as caller:
            reading: Future[Any] = caller.submit(
                post, mute, "{ adminCases { id } }", as_="usr_tess"
            )
            assert mute.client.get("/healthz").status_code == 200
            assert mute.client.get("/readyz").status_code == 503
            assert mute.tell(OPEN)["openCase"]
            told = reading.result(SECONDS)
    assert told.status_code == 503
    assert told.headers["Retry-After"]
    (error,) = told.json()["errors"]
    assert "within 0.5 seconds" in error["message"]
    assert "same Idempotency-Key" in error["extensions"]["hint"]
