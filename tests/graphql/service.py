"""The service as a client on the wire sees it, with tokens for whoever a test names."""

import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from datetime import timedelta
from typing import Any

from attrs import field, frozen
from starlette.testclient import TestClient

from adapters.aurora.case_views import AuroraCaseViews
from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.fake_stripe.processor import FakeStripe
from adapters.memory.case_views import MemoryCaseViews
from adapters.memory.content_visibility import MemoryContentVisibility
from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.memory.store import MemoryStore
from adapters.system.local_scanner import LocalScanner
from adapters.system.ulid_ids import UlidIds
from adapters.system.zip_archive import ZipArchive
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
from core.use_cases.handling.parked_sends import parked_sends
from core.use_cases.handling.reading_room import ReadingRoom
from core.use_cases.handling.refund_office import RefundOffice
from entrypoints.demo.loading import load_orders
from entrypoints.demo.order_file import demo_orders
from entrypoints.demo.processor import DemoProcessor
from entrypoints.graphql.app import create_app
from entrypoints.graphql.limits.rate import Rate
from entrypoints.graphql.parts import Parts, Running
from entrypoints.identity.demo_keys import DemoKeys
from ports.case_views import CaseViews
from ports.unit_of_work import Store
from ports.written_cases import WrittenCases
from tests.builders.published import published_macros, published_policies
from tests.graphql.standing_clock import StandingClock
from tests.graphql.stored import InMemory, InPostgres, Stored
from tests.postgres.fresh_database import FreshDatabase

KEYS = DemoKeys.generate()
MORE_THAN_TESTS_OPEN = 1_000_000
ROLES = {
    "usr_tess": {Role.TRUST_SAFETY},
    "usr_theo": {Role.TRUST_SAFETY},
    "usr_fay": {Role.FINANCE_OPS},
    "usr_finn": {Role.FINANCE_OPS},
    "usr_both": {Role.TRUST_SAFETY, Role.FINANCE_OPS},
    "usr_b1": {Role.PARTICIPANT},
    "usr_maya_okafor": {Role.PARTICIPANT},
    "usr_stranger": {Role.PARTICIPANT},
    "usr_northlight": {Role.PARTICIPANT},
    "svc_payouts": {Role.PAYOUT_SERVICE},
    "usr_nobody": set[Role](),
}


@frozen(kw_only=True)
class Service:
    """One running application and what it stores."""

    client: TestClient
    parts: Parts
    stored: Stored
    clock: StandingClock
    stripe: FakeStripe
    files: BucketEvidenceStore
    _tokens: dict[str, str] = field(factory=dict)

    def ask(
        self,
        query: str,
        variables: Mapping[str, Any] | None = None,
        *,
        as_: str | None = "usr_tess",
        headers: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """The JSON answer to one operation, errors and all."""
        sent = {**self.authorization(as_), **(headers or {})}
        # ASCII, so that broken surrogate pairs travel as escapes.
        body = json.dumps({"query": query, "variables": variables or {}})
        sent["Content-Type"] = "application/json"
        response = self.client.post("/graphql", content=body, headers=sent)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    def tell(
        self, query: str, variables: Mapping[str, Any] | None = None, **how: Any
    ) -> dict[str, Any]:
        """The data of an operation that must succeed."""
        answer = self.ask(query, variables, **how)
        assert "errors" not in answer, answer["errors"]
        data: dict[str, Any] = answer["data"]
        return data

    def refusal(
        self, query: str, variables: Mapping[str, Any] | None = None, **how: Any
    ) -> dict[str, Any]:
        """The extensions of the one error of an operation that must be refused."""
        answer = self.ask(query, variables, **how)
        assert len(answer.get("errors", ())) == 1, answer
        extensions: dict[str, Any] = answer["errors"][0]["extensions"]
        assert {"code", "message", "hint", "corrId"} <= extensions.keys()
        assert all(extensions.values()), extensions
        return extensions

    def authorization(self, subject: str | None) -> dict[str, str]:
        """The header of a token for `subject` with the roles it has here; none for None."""
        if subject is None:
            return {}
        if subject not in self._tokens:
            self._tokens[subject] = KEYS.issue(subject, ROLES[subject], timedelta(hours=1))
        return {"Authorization": f"Bearer {self._tokens[subject]}"}


@frozen(kw_only=True)
class Room:
    """What queries are answered from."""

    views: CaseViews
    written: WrittenCases | None = None


@contextmanager
def serving_memory(**changes: Any) -> Iterator[Service]:
    store = MemoryStore()
    room = Room(views=MemoryCaseViews(store))
    with _serving(store, room, InMemory(store), nullcontext, **changes) as made:
        yield made


@contextmanager
def serving_postgres(
    database: FreshDatabase, *, compiled: bool = True, **changes: Any
) -> Iterator[Service]:
    """Without `compiled` every answer is the executor's."""
    store = AuroraStore(engine_of(database.application_url, pool_size=4))
    views = AuroraCaseViews.of(database.application_url, pool_size=2)

    def running() -> AbstractAsyncContextManager[Any]:
        return views

    stored = InPostgres(database.administrator_url)
    try:
        room = Room(views=views, written=views.written if compiled else None)
        with _serving(store, room, stored, running, **changes) as made:
            yield made
    finally:
        store.close()


@contextmanager
def _serving(
    store: Store, room: Room, stored: Stored, running: Running, **changes: Any
) -> Iterator[Service]:
    clock = StandingClock()
    desk = Desk(store=store, clock=clock, ids=UlidIds(clock), policies=published_policies())
    load_orders(demo_orders(), desk)
    stripe = FakeStripe.at(clock.now)
    files = BucketEvidenceStore.in_memory(clock)
    processor = DemoProcessor(stripe=stripe, store=store)
    refunds = RefundOffice(desk=desk, processor=processor)
    deposits = DepositOffice(desk=desk, processor=processor)
    dmca = DmcaOffice(desk=desk, visibility=MemoryContentVisibility())
    packs = PackOffice(desk=desk, files=files, archive=ZipArchive())
    chargebacks = ChargebackOffice.of(desk, processor, packs)
    parts = Parts(
        **{
            "desk": desk,
            "refund_office": refunds,
            "deposit_office": deposits,
            "dmca_office": dmca,
            "evidence_office": EvidenceOffice(desk=desk, files=files, scanner=LocalScanner(files)),
            "pack_office": packs,
            "chargeback_office": chargebacks,
            "parked_office": ParkedOffice(
                desk=desk,
                processor=processor,
                sends=parked_sends(refunds, deposits, dmca, chargebacks),
            ),
            "macro_office": MacroOffice(
                desk=desk, macros=published_macros(), refunds=refunds, content=dmca
            ),
            "notice_office": NoticeOffice(desk=desk, processor=processor),
            "reading_room": ReadingRoom(views=room.views, desk=desk, written=room.written),
            "authenticate": KEYS.tokens().authenticate,
            "issue_demo_token": KEYS.issue,
            "running": running,
            "openings": Rate(a_minute=MORE_THAN_TESTS_OPEN),
            **changes,
        }
    )
    with TestClient(create_app(parts), client=("203.0.113.7", 50000)) as client:
        yield Service(
            client=client, parts=parts, stored=stored, clock=clock, stripe=stripe, files=files
        )
