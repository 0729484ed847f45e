"""The packages themselves, and nothing of the checkout, work a case from its order to its seal.

Served by Lambda's runtime emulator on PostgreSQL, an S3 and KMS with locks, a bus and a fake
Stripe. Every handler is sent the events that AWS sends it; what is sent twice, or killed while it
works, changes nothing twice (reliability.md 19).
"""

import base64
import hmac
import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from platform import machine
from typing import Any

import boto3
import psycopg
import pytest
from attrs import define, field

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.processor import FakeStripe
from adapters.s3.buckets.purpose import Purpose
from adapters.s3.malware_scanner import TAG
from entrypoints.bundling.functions import FUNCTIONS, handler_of
from entrypoints.bundling.run import build
from entrypoints.bundling.target import Target
from entrypoints.demo.order_file import demo_orders
from entrypoints.demo.seeding import seed
from tests.aws_lambda.emulated import EmulatedFunction, emulated
from tests.aws_lambda.lambda_runtime import cache, runtime_in
from tests.eventbridge.bus_server import Bus, bus_server
from tests.evidence.files import png
from tests.fake_stripe.movable_clock import MovableClock
from tests.fake_stripe_server.running import running_fake_stripe
from tests.identity.publisher import publishing
from tests.identity.signing import Signer, claims
from tests.postgres.fresh_database import FreshDatabase
from tests.s3.emulator import CREDENTIALS, REGION, Emulator
from tests.s3.posting import post_form

SECRET = "whsec_lambda"
FAST = 1
ORDER = "ord_1003"


@define(kw_only=True)
class Cloud:
    """What the functions are wired to, and the functions, each started when it is first asked."""

    database: FreshDatabase
    s3: Emulator
    stripe: FakeStripe
    bus: Bus
    issuer: str
    signer: Signer
    quarantine: str
    directory: Path
    environment: dict[str, str]
    kept: ExitStack
    _running: dict[str, EmulatedFunction] = field(factory=dict)

    def function(self, name: str) -> EmulatedFunction:
        if name not in self._running:
            self._running[name] = self.kept.enter_context(
                emulated(
                    self.directory / "packages" / f"{name}.zip",
                    f"{handler_of(name)}.handler",
                    self.directory,
                    self.directory / "runtime",
                    self.environment,
                )
            )
        return self._running[name]

    def invoke(self, name: str, event: Any) -> Any:
        return self.function(name).invoke(event)

    def field(
        self, type_: str, name: str, arguments: dict[str, Any], selection: str = "", **more: Any
    ) -> Any:
        """What AppSync is answered for a field, sent by somebody with every role."""
        told = self.invoke("appsync", self.event(type_, name, arguments, selection, **more))
        refused = isinstance(told, dict) and "errorType" in told
        assert not refused, f"{told}\n{self.function('appsync').log.read_text()}"
        return told

    def event(
        self, type_: str, name: str, arguments: dict[str, Any], selection: str = "", key: str = ""
    ) -> dict[str, Any]:
        told = claims(iss=self.issuer, aud="support", sub="usr_both", roles=ROLES)
        headers = {"user-agent": "app/1", "x-forwarded-for": "203.0.113.7, 130.176.1.1"}
        return {
            "arguments": arguments,
            "identity": {"claims": told, "issuer": self.issuer, "sub": "usr_both"},
            "source": None,
            "request": {"headers": headers | ({"idempotency-key": key} if key else {})},
            "prev": None,
            "info": {
                "parentTypeName": type_,
                "fieldName": name,
                "selectionSetList": [],
                "selectionSetGraphQL": selection,
                "variables": {},
            },
            "stash": {},
        }

    def count(self, table: str) -> int:
        with psycopg.connect(self.database.administrator_url) as session:
            row = session.execute(f"select count(*) from sup.{table}").fetchone()  # noqa: S608
        assert row is not None
        return int(row[0])


ROLES = ["trust_safety", "finance_ops", "participant"]


@pytest.fixture
def cloud(database: FreshDatabase, s3: Emulator, tmp_path: Path) -> Iterator[Cloud]:
    architecture = {"x86_64": "x86_64", "aarch64": "arm64"}[machine()]
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    target = Target(python=python, architecture=architecture)  # type: ignore[arg-type]
    for _ in build(
        list(FUNCTIONS),
        target,
        out=tmp_path / "packages",
        cache=cache() / "wheels",
        compression=FAST,
    ):
        pass
    runtime_in(tmp_path / "runtime")
    with wired(database, s3, tmp_path) as made:
        yield made


@contextmanager
def wired(database: FreshDatabase, s3: Emulator, directory: Path) -> Iterator[Cloud]:
    stripe = FakeStripe.at(MovableClock())
    for order in demo_orders():
        seed(stripe, order)
    signer = Signer.rsa("kid-1")
    kms = boto3.session.Session().client("kms", region_name=REGION, endpoint_url=s3.url)
    key = kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")
    quarantine = s3.bucket(Purpose.QUARANTINE)
    with ExitStack() as kept:
        bus = kept.enter_context(bus_server())
        api = kept.enter_context(running_fake_stripe(stripe))
        publisher = kept.enter_context(publishing())
        publisher.publish(signer.jwk())
        environment = {
            **CREDENTIALS,
            "DATABASE_URL": database.application_url,
            "SUPPORT_CENTER_DATABASE_POOL": "1",
            "SUPPORT_CENTER_PROCESSOR": "stripe",
            "STRIPE_API_KEY": "sk_test_lambda",
            "STRIPE_API_BASE": api,
            "STRIPE_WEBHOOK_SECRET": SECRET,
            "SUPPORT_CENTER_S3_ENDPOINT": s3.url,
            "SUPPORT_CENTER_QUARANTINE_BUCKET": quarantine,
            "SUPPORT_CENTER_EVIDENCE_BUCKET": s3.bucket(Purpose.EVIDENCE),
            "SUPPORT_CENTER_AUDIT_BUCKET": s3.bucket(Purpose.AUDIT),
            "SUPPORT_CENTER_SIGNING_KEY": key["KeyMetadata"]["KeyId"],
            "SUPPORT_CENTER_EVENT_BUS": "support-events",
            "SUPPORT_CENTER_EVENT_ENDPOINT": bus.url,
            "SUPPORT_CENTER_OIDC_ISSUER": publisher.url,
            "SUPPORT_CENTER_OIDC_AUDIENCE": "support",
        }
        yield Cloud(
            database=database,
            s3=s3,
            stripe=stripe,
            bus=bus,
            issuer=publisher.url,
            signer=signer,
            quarantine=quarantine,
            directory=directory,
            environment=environment,
            kept=kept,
        )


def test_the_packages_work_a_case_end_to_end_and_nothing_twice(cloud: Cloud) -> None:
    _orders_come_in_batches(cloud)
    case_id = _a_case_is_opened_once(cloud)
    _evidence_is_kept(cloud, case_id)
    refund_id = _a_refund_survives_its_function(cloud, case_id)
    _stripe_tells_of_it_twice(cloud)
    _what_is_due_is_swept(cloud)
    _what_was_announced_is_relayed(cloud, refund_id)
    _people_are_told_once(cloud)
    _what_the_alarms_watch_is_logged(cloud)
    _the_audit_is_sealed(cloud)
    _the_graphql_service_answers(cloud, case_id)


def _orders_come_in_batches(cloud: Cloud) -> None:
    folder = files("entrypoints.demo").joinpath("orders")
    orders = [each for file in folder.iterdir() for each in json.loads(file.read_text())]
    wrapped = {"detail-type": "order.changed", "source": "orders", "detail": orders[0]}
    bodies = [json.dumps(wrapped), *map(json.dumps, orders[1:]), '{"order_id": "ord_x"}', "{"]
    batch = {
        "Records": [
            {"messageId": f"m-{number}", "body": body, "eventSource": "aws:sqs"}
            for number, body in enumerate(bodies)
        ]
    }
    failed = [
        {"itemIdentifier": f"m-{len(bodies) - 2}"},
        {"itemIdentifier": f"m-{len(bodies) - 1}"},
    ]
    assert cloud.invoke("orders", batch) == {"batchItemFailures": failed}
    kept = cloud.count("order_snapshot")
    assert kept == len(orders)
    assert cloud.invoke("orders", batch) == {"batchItemFailures": failed}
    assert cloud.invoke("orders", wrapped)["result"] == "unchanged"
    assert cloud.count("order_snapshot") == kept
    assert '"path": "' in cloud.function("orders").log.read_text()
    refused = cloud.invoke("orders", {**wrapped, "detail": {"order_id": "ord_x"}})
    assert refused["errorType"] == "InvocationFailed"


def _a_case_is_opened_once(cloud: Cloud) -> str:
    opening = {"kind": "BOOKING", "orderId": ORDER, "summary": "The lamp is broken."}
    told = [cloud.field("Mutation", "openCase", {"input": opening}, key="open-1") for _ in range(2)]
    assert told[0] == told[1]
    case_id: str = told[0]
    read = cloud.event("Query", "adminCase", {"caseId": case_id}, "{ id summary status }")
    stranger = {**read, "identity": None}
    batch = cloud.invoke("appsync", [read, stranger, read])
    assert batch[0] == batch[2]
    assert batch[0]["summary"] == opening["summary"]
    assert batch[1]["errorType"] == "UNAUTHENTICATED"
    return case_id


def _evidence_is_kept(cloud: Cloud, case_id: str) -> None:
    content = png()
    asked = {
        "caseId": case_id,
        "fileName": "lamp.png",
        "mimeType": "image/png",
        "sizeBytes": len(content),
        "sha256": sha256(content).hexdigest(),
    }
    form = cloud.field(
        "Mutation",
        "requestEvidenceUpload",
        {"input": asked},
        "{ evidenceId url fields { name value } }",
    )
    fields = {each["name"]: each["value"] for each in form["fields"]}
    assert post_form(form["url"], fields, content).status in {200, 201, 204}
    cloud.s3.connection.client.put_object_tagging(
        Bucket=cloud.quarantine,
        Key=fields["key"],
        Tagging={"TagSet": [{"Key": TAG, "Value": "NO_THREATS_FOUND"}]},
    )
    attach = {"caseId": case_id, "evidenceId": form["evidenceId"]}
    assert cloud.field("Mutation", "attachEvidence", attach) is True
    seen = cloud.field("Query", "caseEvidence", {"caseId": case_id}, "{ status sha256 }")
    assert seen == [{"status": "ATTACHED", "sha256": asked["sha256"]}]


def _a_refund_survives_its_function(cloud: Cloud, case_id: str) -> str:
    """It is killed once Stripe has been asked, before it knows; the event comes again."""
    options = cloud.field(
        "Query",
        "refundOptions",
        {"caseId": case_id, "orderId": ORDER, "reason": "other"},
        "{ automaticCents currency legs { legId trace } }",
    )
    assert options["automaticCents"] > 0
    function = cloud.function("appsync")
    cloud.stripe.inject(Fault(kind=FaultKind.DELAY, endpoint="refunds.create", hook=function.kill))
    asked = {"caseId": case_id, "orderId": ORDER, "amountCents": 100, "reason": "other"}
    event = cloud.event("Mutation", "issueRefund", {"input": asked}, key="refund-1")
    killed = function.invoke(event)
    assert killed.get("errorType", "").startswith("Runtime."), killed
    refund_id, again = function.invoke(event), function.invoke(event)
    assert refund_id == again
    assert cloud.count("refund") == 1
    assert len([each for each in cloud.stripe.dashboard.events() if _is_new_refund(each)]) == 1
    return str(refund_id)


def _is_new_refund(event: dict[str, Any]) -> bool:
    return str(event["type"]) == "refund.created"


def _stripe_tells_of_it_twice(cloud: Cloud) -> None:
    told = [
        [_delivered(cloud, event) for event in cloud.stripe.dashboard.events()] for _ in range(2)
    ]
    assert {answer["statusCode"] for answer in (*told[0], *told[1])} == {200}
    assert "applied" in {json.loads(answer["body"])["result"] for answer in told[0]}
    assert "applied" not in {json.loads(answer["body"])["result"] for answer in told[1]}
    with psycopg.connect(cloud.database.administrator_url) as session:
        rows = session.execute("select status, amount_cents from sup.refund").fetchall()
    assert rows == [("succeeded", 100)]
    forged = _delivered(cloud, {"object": "event"}, secret="whsec_other")
    assert forged["statusCode"] == 401


def _delivered(cloud: Cloud, event: dict[str, Any], secret: str = SECRET) -> Any:
    """By function URL, which sends a body that is no plain text in base64."""
    body = json.dumps(event).encode()
    seconds = int(time.time())
    signed = hmac.new(secret.encode(), f"{seconds}.".encode() + body, sha256).hexdigest()
    headers = {"stripe-signature": f"t={seconds},v1={signed}", "content-type": "application/json"}
    return cloud.invoke(
        "stripe_webhook",
        _http("POST", "/", headers, body=base64.b64encode(body).decode(), isBase64Encoded=True),
    )


def _http(method: str, path: str, headers: dict[str, str], **more: Any) -> dict[str, Any]:
    return {
        "version": "2.0",
        "rawPath": path,
        "rawQueryString": "",
        "headers": headers,
        "requestContext": {
            "stage": "$default",
            "http": {"method": method, "path": path, "sourceIp": "203.0.113.7"},
        },
        "isBase64Encoded": False,
        **more,
    }


def _what_is_due_is_swept(cloud: Cloud) -> None:
    for event in ({"about": "refunds"}, {}):
        told = cloud.invoke("sweep", event)
        assert (told["not_done"], told["finished"]) == ([], True)
    unfit = cloud.invoke("sweep", {"about": ["refunds", "everything"]})
    assert "about" in unfit["errorMessage"]


def _what_was_announced_is_relayed(cloud: Cloud, refund_id: str) -> None:
    told = cloud.invoke("relay", {"version": "0", "detail-type": "Scheduled Event"})
    assert told["delivered"] == len(cloud.bus.taken) > 0
    assert (told["parked"], told["finished"]) == (0, True)
    assert any(refund_id in str(detail) for detail in cloud.bus.details())
    assert cloud.invoke("relay", {})["delivered"] == 0


def _people_are_told_once(cloud: Cloud) -> None:
    before = len(cloud.bus.taken)
    told = cloud.invoke("notify", {})
    assert told["delivered"] == len(cloud.bus.taken) - before > 0
    assert told["finished"] is True
    assert cloud.invoke("notify", {})["delivered"] == 0


def _what_the_alarms_watch_is_logged(cloud: Cloud) -> None:
    told = cloud.invoke("figures", {})
    assert told == {"outbox_lag_seconds": 0, "parked_work": 0}
    assert '"outbox_lag_seconds": 0' in cloud.function("figures").log.read_text()


def _the_audit_is_sealed(cloud: Cloud) -> None:
    told = cloud.invoke("seal", {})
    assert told["entries_sealed"] > 0
    assert told["finished"] is True
    assert cloud.invoke("seal", {})["entries_sealed"] == 0


def _the_graphql_service_answers(cloud: Cloud, case_id: str) -> None:
    token = cloud.signer.sign(iss=cloud.issuer, aud="support", sub="usr_tess", roles=ROLES)
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    query = {"query": f'{{ adminCase(caseId: "{case_id}") {{ id status }} }}'}
    event = _http("POST", "/prod/graphql", headers, body=json.dumps(query))
    event["requestContext"]["stage"] = "prod"
    told = cloud.invoke("graphql", event)
    assert told["statusCode"] == 200
    assert json.loads(told["body"])["data"]["adminCase"]["id"] == case_id
    assert cloud.invoke("graphql", _http("GET", "/readyz", {}))["statusCode"] == 200
    assert cloud.invoke("graphql", _http("GET", "/nowhere", {}))["statusCode"] == 404
