"""How announcements reach EventBridge, over boto3 and HTTP."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from adapters.eventbridge import client
from adapters.eventbridge.event_publisher import EventBridgePublisher
from core.use_cases.relay_outbox import CLAIM_LASTS, MOST_AT_ONCE
from ports.event_publisher import Failed, Published, UnusablePublisher
from ports.outbox import OutboxMessage
from tests.builders.instants import NOON
from tests.builders.outbox_messages import an_outbox_message
from tests.eventbridge.bus_server import MOST_BYTES, MOST_ENTRIES, Bus, Fault, size_of

ROOT = Path(__file__).parents[2]
WITHOUT_BOTO = """
import sys
from adapters.eventbridge.event_publisher import EventBridgePublisher
EventBridgePublisher("support-events").publish([])
print(*sys.modules)
"""


def messages(count: int, *, kilobytes: int = 0) -> list[OutboxMessage]:
    payload = {"padding": "x" * kilobytes * 1024}
    return [an_outbox_message(f"sob_{number}", payload=payload) for number in range(count)]


def failures(publisher: EventBridgePublisher, *sent: OutboxMessage) -> list[str | None]:
    results = publisher.publish(sent)
    return [result.why if isinstance(result, Failed) else None for result in results]


def test_an_event_names_its_bus_its_source_its_topic_and_its_time(
    publisher: EventBridgePublisher, bus: Bus
) -> None:
    publisher.publish([an_outbox_message(topic="support.hold.apply")])
    (event,) = bus.taken
    del event["Detail"]
    assert event == {
        "EventBusName": "support-events",
        "Source": "support-center",
        "DetailType": "support.hold.apply",
        "Time": NOON.timestamp(),
    }


@pytest.mark.parametrize(
    ("count", "kilobytes", "batches"), [(10, 0, 1), (11, 0, 2), (100, 0, 10), (7, 100, 4)]
)
def test_a_request_holds_what_eventbridge_allows_and_no_less(
    publisher: EventBridgePublisher, bus: Bus, count: int, kilobytes: int, batches: int
) -> None:
    assert failures(publisher, *messages(count, kilobytes=kilobytes)) == [None] * count
    assert len(bus.requests) == batches
    assert all(len(entries) <= MOST_ENTRIES for entries in bus.requests)
    assert all(sum(map(size_of, entries)) <= MOST_BYTES for entries in bus.requests)


def test_a_message_of_the_largest_size_goes_and_one_byte_more_does_not(
    publisher: EventBridgePublisher, bus: Bus
) -> None:
    publisher.publish([an_outbox_message(payload={"é": ""})])
    spare = MOST_BYTES - size_of(bus.taken.pop())
    largest = an_outbox_message(payload={"é": "x" * spare})
    too_large = an_outbox_message("sob_2", payload={"é": "x" * (spare + 1)})

    fits, refused, other = failures(publisher, largest, too_large, an_outbox_message("sob_3"))

    assert (fits, other) == (None, None)
    assert refused == "its entry has 262145 bytes, more than the 262144 EventBridge takes"
    assert bus.message_ids() == ["sob_1", "sob_3"]


def test_an_entry_that_is_refused_is_told_by_its_code_alone(
    publisher: EventBridgePublisher, bus: Bus
) -> None:
    bus.refused["sob_1"] = "NotAuthorizedForSourceException"
    told = publisher.publish(messages(3))
    assert told == (
        Published(),
        Failed("EventBridge said NotAuthorizedForSourceException"),
        Published(),
    )


def test_an_entry_for_which_a_whole_request_is_refused_fails_alone(
    publisher: EventBridgePublisher, bus: Bus
) -> None:
    bus.poison.add("sob_4")
    told = failures(publisher, *messages(10))
    assert [number for number, why in enumerate(told) if why] == [4]
    assert told[4] == "EventBridge said ValidationException (HTTP 400)"
    assert bus.message_ids() == [f"sob_{number}" for number in range(10) if number != 4]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=400, code="ThrottlingException", times=1),
        Fault(status=500, code="InternalFailure", times=1),
        Fault(status=None, times=1),
    ],
    ids=str,
)
def test_a_passing_trouble_is_over_at_the_second_attempt(
    publisher: EventBridgePublisher, bus: Bus, fault: Fault
) -> None:
    bus.fault = fault
    assert failures(publisher, an_outbox_message()) == [None]
    assert len(bus.requests) == 2


@pytest.mark.parametrize(
    ("fault", "why", "requests"),
    [
        (Fault(status=400, code="ThrottlingException"), "ThrottlingException (HTTP 400)", 2),
        (Fault(status=500, code="InternalFailure"), "InternalFailure (HTTP 500)", 2),
        (Fault(status=503, code="ServiceUnavailable"), "ServiceUnavailable (HTTP 503)", 2),
        (Fault(status=403, code="AccessDeniedException"), "AccessDeniedException (HTTP 403)", 1),
        (Fault(status=400, code="ExpiredTokenException"), "ExpiredTokenException (HTTP 400)", 1),
    ],
    ids=str,
)
def test_a_request_refused_for_no_entrys_sake_fails_all_its_entries_at_once(
    publisher: EventBridgePublisher, bus: Bus, fault: Fault, why: str, requests: int
) -> None:
    bus.fault = fault
    assert failures(publisher, *messages(3)) == [f"EventBridge said {why}"] * 3
    assert len(bus.requests) == requests


def test_a_bus_that_does_not_answer_is_waited_for_once_however_much_there_is_to_send(
    publisher: EventBridgePublisher, bus: Bus
) -> None:
    bus.fault = Fault(status=None)
    told = failures(publisher, *messages(MOST_AT_ONCE))
    assert set(told) == {"EventBridge gave no answer: ConnectionClosedError"}
    assert len(bus.requests) == client.ATTEMPTS


def test_nobody_listening_is_no_answer() -> None:
    gone = EventBridgePublisher("events", region="eu-west-1", endpoint_url="http://127.0.0.1:1")
    assert failures(gone, an_outbox_message()) == [
        "EventBridge gave no answer: EndpointConnectionError"
    ]


def test_an_answer_that_does_not_come_in_time_is_none(
    publisher: EventBridgePublisher, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "READ_SECONDS", 0.2)
    bus.answers.clear()
    assert failures(publisher, an_outbox_message()) == [
        "EventBridge gave no answer: ReadTimeoutError"
    ]
    assert bus.message_ids() == ["sob_1", "sob_1"]


def test_an_answer_that_leaves_entries_out_is_believed_for_none(
    publisher: EventBridgePublisher, bus: Bus
) -> None:
    bus.short = True
    assert failures(publisher, *messages(2)) == ["EventBridge answered for 1 of 2 entries"] * 2


@pytest.mark.parametrize(
    ("missing", "problem"),
    [
        (["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"], "Unable to locate credentials"),
        (["AWS_SECRET_ACCESS_KEY"], "Partial credentials found"),
        (["AWS_DEFAULT_REGION"], "You must specify a region."),
    ],
)
def test_without_credentials_or_a_region_nothing_is_sent_and_the_reason_is_raised(
    bus: Bus, monkeypatch: pytest.MonkeyPatch, missing: list[str], problem: str
) -> None:
    for name in missing:
        monkeypatch.delenv(name)
    publisher = EventBridgePublisher("support-events", endpoint_url=bus.url)
    with pytest.raises(UnusablePublisher, match=problem):
        publisher.publish([an_outbox_message()])
    assert bus.requests == []


def test_a_relay_that_waits_for_every_answer_keeps_its_claim_until_it_has_them() -> None:
    requests = MOST_AT_ONCE / MOST_ENTRIES
    assert requests * client.LONGEST_CALL_SECONDS < CLAIM_LASTS.total_seconds()


def test_the_patience_that_is_written_down_is_the_clients(bus: Bus) -> None:
    made = client.eventbridge_client(region="eu-west-1", endpoint_url=bus.url)
    config: Any = made.meta.config
    assert (config.connect_timeout, config.read_timeout) == (3, 10)
    assert config.retries["mode"] == "standard"
    assert config.retries["total_max_attempts"] == 2


def test_boto3_is_not_loaded_before_there_is_something_to_send() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", WITHOUT_BOTO], check=True, cwd=ROOT, text=True, capture_output=True
    ).stdout.split()
    assert "adapters.eventbridge.event_publisher" in loaded
    assert not {"boto3", "botocore"} & set(loaded)
