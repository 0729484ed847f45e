"""`serve` for a company: people of a real provider work, nobody else does, nothing of a demo."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command_line import run_cli
from tests.cli.demo_server import Json
from tests.cli.served_service import ServedService, served_service
from tests.clients.generator import generated_in
from tests.identity.attacks import ATTACKS, CANARY
from tests.identity.provider_process import ProviderProcess, provider_process
from tests.postgres.temporary_cluster import temporary_home

PEOPLE = {
    "usr_tess": ["support-agents"],
    "usr_fay": ["billing"],
    "usr_finn": ["billing"],
    "usr_maya_okafor": ["everybody"],
    "usr_stranger": ["everybody"],
}
OPEN = """mutation {
  openCase(input: {kind: BOOKING, orderId: "ord_1001", summary: "Cancelled in time"})
}"""
REFUND = """mutation ($case: ID!) {
  issueRefund(
    input: {caseId: $case, orderId: "ord_1001", amountCents: 10825, reason: "buyer_cancelled"}
  )
}"""
READ = "query ($case: ID!) { adminCase(caseId: $case) { status timeline { type actorId } } }"
WORKED = (
    "opened message status_change hold_applied hold_released kernel_decision refund_issued"
    " refund_succeeded kernel_decision refund_proposed refund_approved refund_issued"
    " refund_succeeded status_change status_change status_change"
)
MINE = "query ($case: ID!) { adminCase(caseId: $case) { status } }"
PARKED = "{ pendingApprovals { id } }"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProviderProcess]:
    with provider_process(tmp_path_factory.mktemp("provider"), PEOPLE) as started:
        yield started


@pytest.fixture(scope="module")
def service(
    provider: ProviderProcess, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServedService]:
    log = tmp_path_factory.mktemp("service") / "service.log"
    with temporary_home() as home, served_service(home, provider, log) as started:
        orders = run_cli(
            *["orders", "import", "entrypoints/demo/orders/talent.json", "--data-dir", str(home)]
        )
        assert orders.returncode == 0, orders.stderr
        yield started


def code(answer: Json) -> str:
    told: str = answer["errors"][0]["extensions"]["code"]
    return told


def test_it_says_whose_tokens_count_and_whether_money_moves(
    service: ServedService, provider: ProviderProcess
) -> None:
    assert f"API       {service.url}/graphql\n" in service.said
    assert f"sign-on   {provider.issuer}\n" in service.said
    assert "audience  support-center\n" in service.said
    assert "none moves" in service.said


def test_people_of_the_provider_work_a_case_each_by_their_role(
    service: ServedService, provider: ProviderProcess
) -> None:
    tess, fay = provider.user_token("usr_tess"), provider.user_token("usr_fay")
    case_id = service.asks(tess, OPEN)["data"]["openCase"]
    assert code(service.asks(tess, REFUND, case=case_id)) == "FORBIDDEN"
    assert service.asks(fay, REFUND, case=case_id)["data"]["issueRefund"].startswith("srf_")
    timeline = service.asks(tess, READ, case=case_id)["data"]["adminCase"]["timeline"]
    assert [(event["type"], event["actorId"]) for event in timeline][:3] == [
        ("opened", "usr_tess"),
        ("kernel_decision", "usr_fay"),
        ("refund_issued", "usr_fay"),
    ]


def test_a_generated_client_works_a_case_from_its_opening_to_its_end(
    service: ServedService, provider: ProviderProcess, tmp_path: Path
) -> None:
    tokens = {name: provider.user_token(f"usr_{name.lower()}") for name in ("TESS", "FAY", "FINN")}
    done = generated_in(tmp_path).run(
        "work_a_case.py", SUPPORT_API=f"{service.url}/graphql", **tokens
    )
    assert done.stderr == ""
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    case_id = told.pop("case")
    assert told == {
        "refused": "SELF_APPROVAL_FORBIDDEN",
        "refunded": "11325",
        "holds": "RELEASED",
        "timeline": WORKED,
        "status": "CLOSED",
    }
    read = service.asks(tokens["TESS"], READ, case=case_id)["data"]["adminCase"]
    assert read["status"] == "CLOSED"


def test_a_customer_without_a_role_is_let_in_as_one_and_no_further(
    service: ServedService, provider: ProviderProcess
) -> None:
    stranger = provider.user_token("usr_stranger")
    assert code(service.asks(stranger, PARKED)) == "FORBIDDEN"


def test_a_token_of_a_demo_is_nobodys_here(service: ServedService) -> None:
    token = service.token("usr_tess", "trust_safety", "finance_ops")
    assert code(service.asks(token, PARKED)) == "UNAUTHENTICATED"


@pytest.mark.parametrize("path", ["/", "/demo/clock", "/explorer", "/assets/explorer.js"])
def test_nothing_of_a_demo_is_there(service: ServedService, path: str) -> None:
    for method in ("GET", "POST"):
        assert service.get(path, method, "{}")[0] == 404


def test_it_is_healthy_and_ready_without_a_token(service: ServedService) -> None:
    assert [service.get(path)[0] for path in ("/healthz", "/readyz")] == [200, 200]


def test_attacks_leave_nothing_in_its_log_and_do_not_reach_the_provider(
    service: ServedService, provider: ProviderProcess
) -> None:
    good = provider.user_token("usr_fay")
    service.asks(good, PARKED)
    before = provider.times_asked_for_keys()
    short = [token for token in ATTACKS.values() if len(token) < 8_000 and _fits_a_header(token)]
    for token in short:
        assert code(service.asks(token, PARKED)) == "UNAUTHENTICATED"
    told = service.log.read_text()
    assert CANARY not in told
    assert not [token for token in (*short, good) if len(token) > 20 and token in told]
    # Ten seconds may pass meanwhile, and one more question is asked then, never one for each.
    assert provider.times_asked_for_keys() - before <= 2


def _fits_a_header(token: str) -> bool:
    return token.isascii() and token.isprintable()


def test_it_starts_while_its_provider_is_away_and_stops_in_good_order(
    home: Path, tmp_path: Path
) -> None:
    with provider_process(tmp_path, PEOPLE) as away:
        token = away.user_token("usr_fay")
    with served_service(home, away, tmp_path / "service.log") as service:
        (error,) = service.asks(token, PARKED)["errors"]
        assert error["extensions"]["code"] == "UNAUTHENTICATED"
        assert error["message"] == "Tokens cannot be checked at the moment."
        assert service.get("/healthz")[0] == 200
        assert service.stopped_by(signal.SIGTERM) == 0
    told = (tmp_path / "service.log").read_text()
    assert f"{away.issuer}/.well-known/openid-configuration: URLError" in told
    assert token not in told
    assert json.dumps(token) not in told
