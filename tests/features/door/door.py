"""One running service for all scenarios of a test process."""

import socket
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from itertools import count
from threading import Thread
from typing import Any

import uvicorn
from attrs import Factory, frozen

from adapters.aurora.case_views import AuroraCaseViews
from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from core.request import Request
from core.use_cases.handling.notice_office import NoticeOffice
from core.use_cases.handling.parked_office import ParkedOffice
from core.use_cases.handling.parked_sends import parked_sends
from core.use_cases.resume_refunds import ResumeRefunds
from entrypoints.graphql.app import create_app
from entrypoints.graphql.limits.rate import Rate
from entrypoints.graphql.parts import Parts
from entrypoints.identity.demo_keys import DemoKeys
from entrypoints.specifications.office import Office
from entrypoints.specifications.people import FINN
from entrypoints.specifications.world import OfficeWorld
from tests.features.door.client import PATIENCE_SECONDS, Client
from tests.features.door.driver import DoorDriver
from tests.postgres.fresh_database import FreshDatabase

POOL = 2
MORE_THAN_STORIES_OPEN = 1_000_000


@frozen(kw_only=True)
class Door:
    """Each story has an order of its own; the time and the policies start over."""

    client: Client
    office: Office
    numbers: Iterator[int] = Factory(lambda: count(2001))

    @contextmanager
    def story(self) -> Iterator[DoorDriver]:
        self.office.start_over()
        yield DoorDriver.through(self.client, OfficeWorld(self.office, next(self.numbers)))
        self._resume()

    def _resume(self) -> None:
        """A pause is of all refunds, so that one story's would reach the next."""
        asked = Request(
            actor=FINN.user_id,
            roles=FINN.roles,
            correlation_id="story",
            received_at=self.office.clock.now(),
        )
        self.office.refunds.resume(ResumeRefunds(), asked)


@contextmanager
def open_door(database: FreshDatabase) -> Iterator[Door]:
    """The service over `database`, on a port of its own, until the block is left."""
    store = AuroraStore(engine_of(database.application_url, pool_size=POOL))
    views = AuroraCaseViews.of(database.application_url, pool_size=POOL)
    office, keys = Office.over(store, views), DemoKeys.generate()

    def running() -> AbstractAsyncContextManager[Any]:
        return views

    parts = Parts(
        desk=office.desk,
        refund_office=office.refunds,
        deposit_office=office.deposits,
        dmca_office=office.dmca,
        evidence_office=office.evidence,
        pack_office=office.packs,
        chargeback_office=office.chargebacks,
        parked_office=ParkedOffice(
            desk=office.desk,
            processor=office.stripe,
            sends=parked_sends(office.refunds, office.deposits, office.dmca, office.chargebacks),
        ),
        macro_office=office.macros,
        notice_office=NoticeOffice(desk=office.desk, processor=office.stripe),
        reading_room=office.reading,
        authenticate=keys.tokens().authenticate,
        running=running,
        command_threads=POOL,
        openings=Rate(a_minute=MORE_THAN_STORIES_OPEN),
    )
    try:
        with _served(parts) as port:
            client = Client.of(port, keys)
            yield Door(client=client, office=office)
            client.connection.close()
    finally:
        store.close()


@contextmanager
def _served(parts: Parts) -> Iterator[int]:
    """The port on which the application answers."""
    config = uvicorn.Config(create_app(parts), lifespan="on", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = Thread(target=server.run, kwargs={"sockets": [listener]})
        serving.start()
        try:
            # The listener holds what is asked before the server is ready.
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            serving.join(PATIENCE_SECONDS)
