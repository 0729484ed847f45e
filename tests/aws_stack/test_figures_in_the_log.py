"""The line that the alarms are made of has what the template's filters look for."""

import json
import logging
import re
from datetime import timedelta
from types import SimpleNamespace

import pytest

from adapters.memory.figures import MemoryFigureBoard
from core.parked.parked_work import ParkedKind
from entrypoints.aws_lambda import figures
from entrypoints.aws_lambda.figures import Watcher
from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.json_lines import JsonLines
from tests.aws_stack.template import resources
from tests.builders.outbox_messages import an_outbox_message
from tests.builders.parked_work import a_parked_work

LOOKED_FOR = re.compile(r"\$\.(\w+)")
INVOCATION = SimpleNamespace(aws_request_id="req_1", get_remaining_time_in_millis=lambda: 30_000)


@pytest.fixture
def handler() -> LambdaHandler[Watcher]:
    return LambdaHandler(
        function=figures.FUNCTION,
        needs=(),
        make=figures.make,
        answer=figures.answer,
        environ={"SUPPORT_CENTER_STORE": "memory"},
    )


def line_of(handler: LambdaHandler[Watcher], caplog: pytest.LogCaptureFixture) -> dict[str, object]:
    with caplog.at_level(logging.INFO, "support_center.figures"):
        handler({}, INVOCATION)
    (record,) = caplog.records
    told: dict[str, object] = json.loads(JsonLines().format(record))
    return told


def test_what_waits_and_what_is_parked_is_logged(
    handler: LambdaHandler[Watcher], caplog: pytest.LogCaptureFixture
) -> None:
    watcher = handler.prepare()
    assert isinstance(watcher.board, MemoryFigureBoard)
    with watcher.board.store.unit_of_work() as uow:
        uow.outbox.put(an_outbox_message(created_at=watcher.now() - timedelta(seconds=90)))
        uow.parking.add(a_parked_work(kind=ParkedKind.ANNOUNCEMENT, case_id=None, order_id=None))
        uow.commit()
    line = line_of(handler, caplog)
    assert line["parked_work"] == 1
    assert isinstance(line["outbox_lag_seconds"], int)
    assert 90 <= line["outbox_lag_seconds"] < 120


def test_where_nothing_waits_the_filters_find_a_zero_and_not_nothing(
    handler: LambdaHandler[Watcher], caplog: pytest.LogCaptureFixture
) -> None:
    line = line_of(handler, caplog)
    for name, told in resources("AWS::Logs::MetricFilter").items():
        looked_for = set(LOOKED_FOR.findall(told["FilterPattern"]))
        assert looked_for, name
        assert looked_for <= line.keys(), name
