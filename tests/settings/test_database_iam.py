"""A region makes every URL without a password connect with tokens, over checked TLS alone."""

from pathlib import Path

import boto3
import pytest
from botocore.exceptions import NoCredentialsError, PartialCredentialsError
from psycopg.conninfo import conninfo_to_dict

from adapters.aurora.case_views import AuroraCaseViews
from adapters.aurora.iam_token import IamToken
from entrypoints.cli.given_database import _with_role
from entrypoints.container import open_container
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.environment import read_settings
from entrypoints.settings.iam_region import IamRegion
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import Settings

REGION = IamRegion("eu-west-1")
TLS = "sslmode=verify-full&sslrootcert=/etc/rds.pem"
URL = f"postgresql://support_app@sup.example:6432/support?{TLS}"
TOKEN = IamToken(host="sup.example", port=6432, user="support_app", region="eu-west-1")
WITH_IAM = {"SUPPORT_CENTER_DATABASE_IAM": "eu-west-1"}


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    # A session that was opened before remembers other credentials.
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "example")


def test_a_url_without_a_password_gets_tokens_for_its_host_port_and_user() -> None:
    settings = read_settings(WITH_IAM | {"DATABASE_URL": URL, "DATABASE_OWNER_URL": URL})
    assert settings.database_iam == REGION
    for url in (settings.database_url, settings.database_owner_url):
        assert url is not None
        assert url.password == TOKEN
        assert url.reveal() == URL


def test_what_connects_once_has_a_signed_token_and_all_that_the_url_said() -> None:
    connecting = conninfo_to_dict(DatabaseUrl(URL, REGION).to_connect())
    token = str(connecting.pop("password"))
    assert connecting == conninfo_to_dict(URL)
    assert token.startswith("sup.example:6432/?Action=connect")
    assert "X-Amz-Signature=" in token


def test_a_url_with_a_password_keeps_it_and_needs_no_tls() -> None:
    url = DatabaseUrl("postgresql://support_app:secret@db.example/support", REGION)
    assert url.password is None
    assert url.to_connect() == url.reveal()


def test_without_a_region_nothing_is_signed() -> None:
    url = read_settings({"DATABASE_URL": URL}).database_url
    assert url is not None
    assert url.password is None
    assert url.to_connect() == URL


def test_taking_the_applications_role_keeps_tokens_and_tls() -> None:
    url = _with_role(DatabaseUrl(URL, REGION))
    assert url.password == TOKEN
    parameters = conninfo_to_dict(url.reveal())
    assert (parameters["sslmode"], parameters["sslrootcert"]) == ("verify-full", "/etc/rds.pem")


@pytest.mark.parametrize("way", ["commands", "queries"])
def test_both_pools_ask_for_a_token_when_they_connect(
    monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/none")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/none")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    url = DatabaseUrl(f"postgresql://support_app@127.0.0.1:1/support?{TLS}", REGION)
    with open_container(Settings(home=Path("unused"), database_url=url)) as container:
        views: AuroraCaseViews = container.case_views()
        connect = container.engine().connect if way == "commands" else views._pool._keywords
        with pytest.raises((NoCredentialsError, PartialCredentialsError)):
            connect()


@pytest.mark.parametrize(
    ("variable", "environment"),
    [
        ("SUPPORT_CENTER_DATABASE_IAM", {"SUPPORT_CENTER_DATABASE_IAM": "Ireland"}),
        ("DATABASE_URL", {"DATABASE_URL": "postgresql://support_app@sup.example/support"}),
        ("DATABASE_URL", {"DATABASE_URL": URL.replace("verify-full", "require")}),
        ("DATABASE_URL", {"DATABASE_URL": URL.replace("support_app@", "")}),
        ("DATABASE_URL", {"DATABASE_URL": f"postgresql://support_app@/support?{TLS}"}),
        ("DATABASE_URL", {"DATABASE_URL": "postgresql://a@b/support?nonsense=1"}),
        ("DATABASE_OWNER_URL", {"DATABASE_OWNER_URL": "postgresql://owner@sup.example/support"}),
    ],
)
def test_a_token_goes_nowhere_that_was_not_checked(
    variable: str, environment: dict[str, str]
) -> None:
    with pytest.raises(SettingError) as refused:
        read_settings(WITH_IAM | environment)
    assert refused.value.name == variable
    assert str(refused.value).startswith(f"{variable}: write ")
