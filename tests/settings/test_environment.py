"""Settings come from the environment; what is wrong is told by name, and nothing secret is told."""

from pathlib import Path

import pytest

from adapters.aurora.embedded.default_directory import default_directory
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.environment import read_port, read_settings
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import Settings, StoreName

PASSWORD = "hunter2"
URL = f"postgresql://support_app:{PASSWORD}@db.example/support"


def test_nothing_needs_to_be_set() -> None:
    assert read_settings({}) == Settings(home=default_directory({}))


def test_every_variable_is_read() -> None:
    settings = read_settings(
        {
            "SUPPORT_CENTER_HOME": "/srv/support",
            "DATABASE_URL": URL,
            "DATABASE_OWNER_URL": "postgres://owner@db.example/support",
            "SUPPORT_CENTER_HOST": "0.0.0.0",  # noqa: S104 - nothing is opened
            "SUPPORT_CENTER_PORT": "8080",
            "SUPPORT_CENTER_STORE": "memory",
            "SUPPORT_CENTER_PROCESSOR": "fake_stripe",
            "SUPPORT_CENTER_POLICIES": "/etc/policies.toml",
        }
    )
    assert settings == Settings(
        home=Path("/srv/support"),
        database_url=DatabaseUrl(URL),
        database_owner_url=DatabaseUrl("postgres://owner@db.example/support"),
        host="0.0.0.0",  # noqa: S104
        port=8080,
        store=StoreName.MEMORY,
        policies_file=Path("/etc/policies.toml"),
    )


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert read_settings({"DATABASE_URL": "", "SUPPORT_CENTER_PORT": ""}).database_url is None


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", f"mysql://root:{PASSWORD}@db.example/support"),
        ("DATABASE_OWNER_URL", f"host=db.example password={PASSWORD}"),
        ("SUPPORT_CENTER_PORT", "65536"),
        ("SUPPORT_CENTER_PORT", "-1"),
        ("SUPPORT_CENTER_PORT", "eighty"),
        ("SUPPORT_CENTER_PORT", "9" * 5000),
        ("SUPPORT_CENTER_STORE", "sqlite"),
        ("SUPPORT_CENTER_PROCESSOR", "cash"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_by_its_variable(variable: str, value: str) -> None:
    with pytest.raises(SettingError) as raised:
        read_settings({variable: value})
    assert raised.value.name == variable
    assert str(raised.value).startswith(f"{variable}: write ")
    assert PASSWORD not in str(raised.value)
    assert value not in str(raised.value)


def test_the_names_to_choose_from_are_told() -> None:
    with pytest.raises(SettingError, match="memory, aurora"):
        read_settings({"SUPPORT_CENTER_STORE": "sqlite"})


def test_a_password_is_never_printed() -> None:
    settings = read_settings({"DATABASE_URL": URL})
    assert PASSWORD not in f"{settings} {settings!r} {settings.database_url}"
    assert settings.database_url is not None
    assert settings.database_url.reveal() == URL


@pytest.mark.parametrize("port", [0, 80, 65535])
def test_every_port_there_is_can_be_chosen(port: int) -> None:
    assert read_port(str(port)) == port
