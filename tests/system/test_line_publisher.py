"""Announcements as lines of a stream."""

import json
from io import StringIO

from adapters.system.line_publisher import LinePublisher
from ports.event_publisher import Published
from tests.builders.outbox_messages import an_outbox_message


def test_each_message_is_a_line_of_json_in_its_order() -> None:
    stream = StringIO()
    messages = [
        an_outbox_message("sob_2", payload={"text": "one\ntwo\u2028three"}),
        an_outbox_message("sob_1"),
    ]
    assert LinePublisher(stream).publish(messages) == (Published(), Published())
    lines = [json.loads(line) for line in stream.getvalue().removesuffix("\n").split("\n")]
    assert [line["message_id"] for line in lines] == ["sob_2", "sob_1"]
    assert lines[0]["payload"] == {"text": "one\ntwo\u2028three"}
