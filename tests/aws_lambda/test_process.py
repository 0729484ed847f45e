"""Settings, secrets, deadlines and the log of a function's process."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from adapters.secretsmanager import secret_text as adapter
from adapters.secretsmanager.secret_name import SecretName
from entrypoints.aws_lambda.process.failed import InvocationFailed
from entrypoints.aws_lambda.process.handler import IN_LAMBDA, SECRETS_LAST_SECONDS, LambdaHandler
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.json_lines import JsonLines, write_json_lines
from entrypoints.aws_lambda.process.needs import Need
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import Settings
from tests.aws_lambda.contexts import LambdaContext

CANARY = "canary_7Q"
ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:support/db-AbCdEf"
URL = "postgresql://app:pw@db.example/support"


def handler_of(environ: dict[str, str], *needs: Need, **more: Any) -> LambdaHandler[Settings]:
    return LambdaHandler(
        function="tested",
        needs=needs,
        make=lambda settings: settings,
        answer=lambda settings, event, _: (settings, event),
        environ=environ,
        **more,
    )


@pytest.fixture(autouse=True)
def log_as_it_was() -> Iterator[None]:
    """Functions take over the log of their whole process."""
    root = logging.getLogger()
    before = [(handler, handler.formatter) for handler in root.handlers]
    level = root.level
    yield
    root.setLevel(level)
    for handler, formatter in before:
        handler.setFormatter(formatter)


@pytest.mark.parametrize(
    ("need", "environ", "variable"),
    [
        (Need.DATABASE, {}, "DATABASE_URL"),
        (Need.PROCESSOR, {}, "STRIPE_API_KEY"),
        (Need.PROCESSOR, {"STRIPE_API_KEY": "sk_1"}, "SUPPORT_CENTER_PROCESSOR"),
        (Need.WEBHOOKS, {}, "STRIPE_WEBHOOK_SECRET"),
        (Need.BUS, {}, "SUPPORT_CENTER_EVENT_BUS"),
        (Need.FILES, {}, "SUPPORT_CENTER_QUARANTINE_BUCKET"),
        (Need.AUDIT, {}, "SUPPORT_CENTER_AUDIT_BUCKET"),
        (Need.AUDIT, {"SUPPORT_CENTER_AUDIT_BUCKET": "audit"}, "SUPPORT_CENTER_SIGNING_KEY"),
        (Need.SIGN_ON, {}, "SUPPORT_CENTER_OIDC_ISSUER"),
        (Need.DATABASE, {"DATABASE_URL": CANARY}, "DATABASE_URL"),
    ],
)
def test_while_a_function_starts_the_log_names_the_variable_at_fault(
    need: Need, environ: dict[str, str], variable: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(SettingError, match=variable):
        handler_of({IN_LAMBDA: "127.0.0.1:9001", **environ}, need)
    (record,) = [each for each in caplog.records if each.levelno == logging.CRITICAL]
    assert record.__dict__["variable"] == variable
    assert CANARY not in caplog.text


def test_what_is_made_is_kept_for_the_next_invocation() -> None:
    handler = handler_of({"DATABASE_URL": URL}, Need.DATABASE)
    first, again = (handler("event", LambdaContext()) for _ in range(2))
    assert first[0] is again[0]
    assert first[1] == "event"


def test_a_malfunction_is_told_by_its_kind_and_logged_without_anybodys_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: Any) -> None:
        raise ValueError(CANARY)

    handler = LambdaHandler(
        function="tested", needs=(), make=lambda _: None, answer=broken, environ={}
    )
    with pytest.raises(InvocationFailed) as caught:
        LambdaHandler.__call__(handler, {}, LambdaContext())
    assert str(caught.value) == "tested: RuntimeError"
    told = LambdaHandler(function="tested", needs=(), make=lambda _: 1, answer=broken, environ={})
    with pytest.raises(InvocationFailed) as caught:
        told({}, LambdaContext())
    assert str(caught.value) == "tested: ValueError"
    assert caught.value.__cause__ is None
    assert CANARY not in caplog.text


def test_a_secret_is_read_again_every_five_minutes_and_what_it_wires_is_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told, now = {"key": "sk_old"}, [0.0]
    monkeypatch.setattr(
        "adapters.secretsmanager.secret_text.secret_text", lambda name: told[name.key]
    )
    environ = {"DATABASE_URL": URL, "STRIPE_API_KEY": f"{ARN}:key::"}
    handler = handler_of(environ, Need.DATABASE, seconds=lambda: now[0])
    first = handler.prepare()
    assert first.stripe_api_key is not None
    assert first.stripe_api_key.reveal() == "sk_old"
    told["key"] = "sk_new"
    assert handler.prepare() is first
    now[0] = SECRETS_LAST_SECONDS + 1
    renewed = handler.prepare()
    assert renewed.stripe_api_key is not None
    assert renewed.stripe_api_key.reveal() == "sk_new"


def test_while_a_secret_cannot_be_read_again_the_one_that_is_known_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = [0.0]
    monkeypatch.setattr(adapter, "secret_text", lambda _: URL)
    handler = handler_of({"DATABASE_URL": ARN}, Need.DATABASE, seconds=lambda: now[0])
    first = handler.prepare()

    def gone(name: SecretName) -> str:
        raise adapter.UnreadableSecret(arn=name.arn, problem="AWS answered AccessDenied")

    monkeypatch.setattr(adapter, "secret_text", gone)
    now[0] = SECRETS_LAST_SECONDS + 1
    assert handler.prepare() is first
    assert "DATABASE_URL" in caplog.text


@pytest.mark.parametrize(
    ("text", "key"), [(ARN, None), (f"{ARN}:password::", "password"), (f"{ARN}:::", None)]
)
def test_a_secret_is_named_as_by_ecs(text: str, key: str | None) -> None:
    name = SecretName.read(text)
    assert name is not None
    assert (name.arn, name.region, name.key) == (ARN, "eu-west-1", key)


@pytest.mark.parametrize("text", ["", URL, "sk_live_1", ARN[:-1] + " ", f"{ARN}:key"])
def test_another_text_names_no_secret(text: str) -> None:
    assert SecretName.read(text) is None


@pytest.mark.parametrize(
    ("left_millis", "usable"), [(60_000, 50.0), (10_000, 8.0), (1_000, 0.8), (0, 0.0)]
)
def test_a_fifth_of_the_time_and_ten_seconds_at_most_is_kept_for_ending(
    left_millis: int, usable: float
) -> None:
    now = [100.0]
    context = LambdaContext(remaining_millis=left_millis)
    invocation = Invocation.of(context, seconds=lambda: now[0])
    if usable:
        now[0] += usable - 0.01
        assert invocation.may_go_on() is True
    now[0] += 0.02
    assert invocation.may_go_on() is False


def test_the_log_is_one_json_object_a_line_with_the_request_and_no_foreign_words() -> None:
    lines = JsonLines()
    lines.request_id = "req-7"
    fault = ValueError(CANARY)
    record = logging.LogRecord(
        "support_center.x", logging.ERROR, "f", 1, "it failed", (), (type(fault), fault, None)
    )
    record.__dict__["order_id"] = "ord_1"
    told = json.loads(lines.format(record))
    assert (told["level"], told["requestId"], told["order_id"]) == ("ERROR", "req-7", "ord_1")
    assert "ValueError" in told["trace"]
    assert CANARY not in json.dumps(told)


def test_handlers_that_end_no_line_are_given_lines_with_an_end() -> None:
    class LikeLambdas(logging.Handler):
        """Writes what it is given, and nothing more."""

    handler, root = LikeLambdas(), logging.getLogger()
    root.addHandler(handler)
    try:
        write_json_lines()
        record = logging.LogRecord("x", logging.INFO, "f", 1, "m", (), None)
        assert handler.format(record).endswith("}\n")
    finally:
        root.removeHandler(handler)
