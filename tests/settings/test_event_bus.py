"""Where announcements go, from the environment."""

import pytest

from entrypoints.settings.environment import read_settings
from entrypoints.settings.event_bus import EventBus
from entrypoints.settings.event_endpoint import EventEndpoint
from entrypoints.settings.setting_error import SettingError

ARN = "arn:aws:events:eu-west-1:123456789012:event-bus/support-events"


def test_the_bus_and_another_server_are_read() -> None:
    settings = read_settings(
        {
            "SUPPORT_CENTER_EVENT_BUS": "support-events",
            "SUPPORT_CENTER_EVENT_ENDPOINT": "http://localhost:4566",
        }
    )
    assert settings.event_bus == EventBus("support-events")
    assert settings.event_endpoint == EventEndpoint("http://localhost:4566")


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("default", None),
        ("aws.partner/example.com/acc/1", None),
        (ARN, "eu-west-1"),
        (ARN.replace("aws:events:eu-west-1", "aws-us-gov:events:us-gov-west-1"), "us-gov-west-1"),
    ],
)
def test_an_arn_says_its_region_and_a_name_does_not(name: str, region: str | None) -> None:
    assert EventBus(name).region == region


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SUPPORT_CENTER_EVENT_BUS", "two words"),
        ("SUPPORT_CENTER_EVENT_BUS", "x" * 257),
        ("SUPPORT_CENTER_EVENT_BUS", ARN.replace("123456789012", "12")),
        ("SUPPORT_CENTER_EVENT_BUS", ARN.replace(":events:", ":sns:")),
        ("SUPPORT_CENTER_EVENT_BUS", f"{ARN}\n"),
        ("SUPPORT_CENTER_EVENT_ENDPOINT", "localhost:9000"),
        ("SUPPORT_CENTER_EVENT_ENDPOINT", "ftp://localhost"),
        ("SUPPORT_CENTER_EVENT_ENDPOINT", "http://user:secret@localhost"),
        ("SUPPORT_CENTER_EVENT_ENDPOINT", "http://localhost/?key=secret"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_by_its_variable(variable: str, value: str) -> None:
    with pytest.raises(SettingError) as raised:
        read_settings({variable: value})
    assert str(raised.value).startswith(f"{variable}: write ")
    assert value not in str(raised.value)
