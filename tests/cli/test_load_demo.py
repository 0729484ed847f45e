"""`support-center load-demo`: what it loads is what the application would have written."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest
from attrs import frozen
from psycopg.sql import SQL, Identifier

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.fake_stripe.processor import FakeStripe
from adapters.system.system_clock import SystemClock
from adapters.system.ulid_ids import UlidIds
from core.cases.breaching import missed
from core.cases.status import CaseStatus
from core.errors import Refusal
from core.refunds.refund import Refund, RefundStatus
from core.request import Request, Role
from core.sla.fold import fold
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.set_case_status import SetCaseStatus
from entrypoints.cli.main import main
from entrypoints.demo.processor import DemoProcessor
from tests.builders.published import published_policies
from tests.cli.command_line import run_cli
from tests.cli.on_a_terminal import run_on_a_terminal
from tests.postgres.fresh_database import FreshDatabase

CASES = 2_000


@frozen(kw_only=True)
class Loaded:
    """A database that was filled, and what was told about it."""

    owner: psycopg.Connection
    store: AuroraStore
    told: dict[str, float]

    def ids(self, query: str) -> list[str]:
        return [found for (found,) in self.owner.execute(query.encode()).fetchall()]

    def rows(self, table: str) -> list[str]:
        every_row = SQL("select to_jsonb(t)::text from sup.{} t").format(Identifier(table))
        return [text for (text,) in self.owner.execute(every_row).fetchall()]

    def number(self, query: str) -> int:
        row = self.owner.execute(query.encode()).fetchone()
        assert row is not None
        return int(row[0])


@pytest.fixture(scope="module")
def loaded(module_database: FreshDatabase) -> Iterator[Loaded]:
    words = ["--cases", str(CASES), "--seed", "7", "--json"]
    done = run_cli("load-demo", *words, DATABASE_URL=module_database.owner_url)
    assert (done.returncode, done.stderr) == (0, "")
    store = AuroraStore(engine_of(module_database.application_url))
    with psycopg.connect(module_database.owner_url, autocommit=True) as owner:
        yield Loaded(owner=owner, store=store, told=json.loads(done.stdout))
    store.close()


def test_what_is_told_is_what_is_there(loaded: Loaded) -> None:
    for name, table in {
        "cases": "case",
        "events": "case_event",
        "messages": "message",
        "orders": "order_snapshot",
        "refunds": "refund",
        "holds": "payout_hold",
    }.items():
        assert loaded.told[name] == len(loaded.rows(table)) > 0
    assert loaded.told["cases"] == CASES
    assert loaded.told["seed"] == 7
    assert loaded.told["cases_per_second"] > 0


def test_the_timeline_of_a_case_folds_to_its_clocks(loaded: Loaded) -> None:
    policies = published_policies()
    for case_id in loaded.ids("select case_id from sup.case order by case_id limit 200"):
        with loaded.store.unit_of_work() as uow:
            case, events = uow.cases.get(case_id), uow.timeline.of_case(case_id)
        assert case is not None
        assert fold(events, policies.version(case.policies_version).sla) == case.clocks
        assert case.updated_at == events[-1].created_at
        assert [event.created_at for event in events] == sorted(
            {event.created_at for event in events}
        )


def test_nothing_happens_in_the_future_and_nothing_is_overdue(loaded: Loaded) -> None:
    now = datetime.now(UTC)
    assert loaded.number("select count(*) from sup.case_event where created_at > now()") == 0
    for case_id in loaded.ids("select case_id from sup.case where status <> 'closed'"):
        with loaded.store.unit_of_work() as uow:
            case = uow.cases.get(case_id)
        assert case is not None
        assert missed(case, by=now) is None


UNEVEN = {
    "charges": """
        select count(*) from sup.charge c where reserved_cents <> (
            select coalesce(sum(amount_cents), 0) from sup.refund r
            where r.charge_id = c.charge_id and r.status <> 'failed' and r.method = 'card')
        """,
    "captured": """
        select count(*) from sup.charge c join sup.order_snapshot o using (order_id)
        where c.captured_cents <> (o.received -> 'payment' ->> 'captured_cents')::bigint
        """,
    "held": """
        select count(*) from sup.payable p where held_cents <> (
            select coalesce(sum(amount_cents), 0) from sup.payout_hold h
            where (h.order_id, h.provider_id) = (p.order_id, p.provider_id)
                and h.status = 'applied')
        """,
    "refunded": """
        select count(*) from sup.payable p where refunded_cents <> (
            select coalesce(sum(amount_cents - platform_fee_cents - platform_fee_tax_cents), 0)
            from sup.refund r where r.order_id = p.order_id and r.status <> 'failed')
        """,
    "orders": """
        select count(*) from sup.case c
        where order_id is not null
            and not exists (select from sup.order_snapshot o where o.order_id = c.order_id)
        """,
    "references": """
        select count(*) - count(distinct processor_ref) from sup.refund
        where processor_ref is not null
        """,
}


@pytest.mark.parametrize("name", UNEVEN)
def test_the_money_adds_up(loaded: Loaded, name: str) -> None:
    assert loaded.number(UNEVEN[name]) == 0


def test_no_blank_of_a_story_is_left(loaded: Loaded) -> None:
    for table in ("case", "case_event", "message", "order_snapshot", "refund", "payout_hold"):
        assert [row for row in loaded.rows(table) if "~" in row] == []


def test_an_open_case_with_a_refund_can_be_worked_to_its_end(loaded: Loaded) -> None:
    (case_id,) = loaded.ids(
        "select c.case_id from sup.case c join sup.refund r using (case_id)"
        " where c.status = 'investigating' and r.status = 'succeeded' limit 1"
    )
    clock, stripe = SystemClock(), FakeStripe.at(SystemClock().now)
    desk = Desk(store=loaded.store, clock=clock, ids=UlidIds(clock), policies=published_policies())
    office = RefundOffice(desk=desk, processor=DemoProcessor(stripe=stripe, store=loaded.store))
    tess = asking("usr_tess", Role.TRUST_SAFETY)
    with loaded.store.unit_of_work() as uow:
        case = uow.cases.get(case_id)
    assert case is not None
    assert case.order_id is not None

    more = IssueRefund(
        case_id=case_id, order_id=case.order_id, amount_cents=100, reason="buyer_cancelled"
    )
    refund_id = office.issue(more, asking("usr_fay", Role.FINANCE_OPS))
    assert isinstance(refund_id, str), refund_id
    assert settled(loaded, refund_id).status is RefundStatus.SUCCEEDED
    for step in (
        PostCaseMessage(case_id=case_id, body_md="There is more."),
        SetCaseStatus(case_id=case_id, status=CaseStatus.DECISION_PENDING),
        SetCaseStatus(case_id=case_id, status=CaseStatus.RESOLVED),
        SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED),
    ):
        told = desk.handle(step, tess)
        assert not isinstance(told, Refusal), told
    assert {loaded.number(query) for query in UNEVEN.values()} == {0}


def asking(actor: str, role: Role) -> Request:
    return Request(
        actor=actor,
        roles=frozenset({role}),
        correlation_id="corr-1",
        received_at=datetime.now(UTC),
    )


def settled(loaded: Loaded, refund_id: str) -> Refund:
    with loaded.store.unit_of_work() as uow:
        refund = uow.refunds.get(refund_id)
    assert refund is not None
    return refund


def test_the_same_seed_draws_the_same_people_and_stories(
    database: FreshDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    people = "select kind, status, subject_user, summary from sup.case order by created_at, case_id"
    found = []
    for _ in range(2):
        words = ["--cases", "40", "--seed", "3", "--database", database.owner_url]
        assert main(["load-demo", *words]) == 0
        assert "added 40 cases" in capsys.readouterr().out
        with psycopg.connect(database.owner_url) as session:
            found.append(sorted(session.execute(people).fetchall()))
            session.execute("truncate sup.case, sup.payout_hold, sup.charge cascade")
    assert found[0] == found[1]


def test_a_terminal_sees_how_far_it_is(database: FreshDatabase) -> None:
    words = ["--cases", "2001", "--database", database.owner_url]
    code, shown = run_on_a_terminal("load-demo", *words)
    assert code == 0
    assert "loading 2000 of 2001" in shown
    assert "cases/s, seed" in shown


@pytest.mark.parametrize("cases", ["0", "-1", "1.5", "many", "1000000000000"])
def test_a_number_of_cases_that_is_none_is_misuse(
    cases: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["load-demo", "--cases", cases])
    assert ended.value.code == 2
    assert "whole number" in capsys.readouterr().err
