"""How many connections a process opens, and what it asks of a session when it opens one."""

from datetime import timedelta

import pytest

from adapters.aurora.connecting import connection_options
from entrypoints.settings.environment import read_settings
from entrypoints.settings.setting_error import SettingError

URL = "postgresql://app@db.example/support?options=-c%20search_path%3Dsup"
CANARY = "canary_7Q"


def test_usually_it_opens_eight_and_asks_for_time_zone_and_time_limit() -> None:
    settings = read_settings({})
    assert (settings.database_pool.size, settings.has_sessions) == (8, True)
    options = connection_options(URL, statement_timeout=timedelta(seconds=5))
    assert options == "-c TimeZone=UTC -c statement_timeout=5000 -c search_path=sup"


def test_behind_rds_proxy_it_asks_for_nothing_that_would_pin_or_be_refused() -> None:
    settings = read_settings(
        {"SUPPORT_CENTER_DATABASE_PROXY": "rds", "SUPPORT_CENTER_DATABASE_POOL": "1"}
    )
    assert (settings.database_pool.size, settings.has_sessions) == (1, False)
    assert connection_options(URL, statement_timeout=timedelta(seconds=5), sessions=False) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("POOL", "0"),
        ("POOL", "201"),
        ("POOL", "-1"),
        ("POOL", "9" * 5_000),
        ("POOL", CANARY),
        ("PROXY", CANARY),
    ],
)
def test_an_unfit_value_is_refused_by_the_name_of_its_variable(name: str, value: str) -> None:
    with pytest.raises(SettingError) as caught:
        read_settings({f"SUPPORT_CENTER_DATABASE_{name}": value})
    assert caught.value.name == f"SUPPORT_CENTER_DATABASE_{name}"
    assert CANARY not in str(caught.value)
