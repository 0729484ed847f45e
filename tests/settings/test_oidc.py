"""The identity provider comes from the environment; what is wrong is told by its variable."""

from datetime import timedelta

import pytest

from core.request import Role
from entrypoints.identity.provider import tokens_of
from entrypoints.identity.token_head import ALGORITHMS
from entrypoints.settings.environment import read_settings
from entrypoints.settings.oidc.audience import Audience
from entrypoints.settings.oidc.clients import Clients
from entrypoints.settings.oidc.issuer import Issuer
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.variables import VARIABLES

OIDC = "SUPPORT_CENTER_OIDC_"
USUAL = {f"{OIDC}ISSUER": "https://sso.example/realms/acme", f"{OIDC}AUDIENCE": "support-center"}
CANARY = "canary9b2d"


def test_an_issuer_and_an_audience_are_enough() -> None:
    settings = read_settings(USUAL)
    assert settings.oidc_issuer == Issuer("https://sso.example/realms/acme")
    assert settings.oidc_audience == Audience("support-center")
    tokens = tokens_of(settings)
    assert (tokens.rules.leeway, tokens.rules.clients) == (timedelta(seconds=30), frozenset())
    assert tokens.roles.path == "roles"
    assert tokens.roles.read({"roles": ["trust_safety"]}) == {Role.TRUST_SAFETY}
    assert tokens.roles.read({}) == frozenset()


def test_everything_about_a_token_can_be_said() -> None:
    more = {
        "CLIENTS": "agents-app, back-office",
        "ROLES_CLAIM": "realm_access.roles",
        "ROLES": "Support Leads=trust_safety, Support Leads=finance_ops, cn=pay=finance_ops",
        "DEFAULT_ROLE": "participant",
        "LEEWAY": "60",
    }
    settings = read_settings(USUAL | {f"{OIDC}{name}": value for name, value in more.items()})
    tokens = tokens_of(settings)
    assert settings.oidc_clients == Clients(frozenset({"agents-app", "back-office"}))
    assert tokens.rules.leeway == timedelta(seconds=60)
    assert tokens.roles.path == "realm_access.roles"
    assert tokens.roles.names == (
        ("Support Leads", Role.TRUST_SAFETY),
        ("Support Leads", Role.FINANCE_OPS),
        ("cn=pay", Role.FINANCE_OPS),
    )
    assert tokens.roles.otherwise == {Role.PARTICIPANT}


def test_an_issuer_is_kept_as_it_is_written() -> None:
    for issuer in ("https://sso.example/", "http://127.0.0.1:8080", "http://localhost/realms/a"):
        assert read_settings(USUAL | {f"{OIDC}ISSUER": issuer}).oidc_issuer == Issuer(issuer)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ISSUER", CANARY),
        ("ISSUER", f"http://{CANARY}.example"),
        ("ISSUER", f"http://127.0.0.1.{CANARY}.example"),
        ("ISSUER", f"http://localhost@{CANARY}.example"),
        ("ISSUER", f"https://user:{CANARY}@sso.example"),
        ("ISSUER", f"https://sso.example?{CANARY}"),
        ("ISSUER", f"https://sso.example/realms?{CANARY}"),
        ("ISSUER", f"https://sso.example#{CANARY}"),
        ("ISSUER", f"https://sso.example/realms#{CANARY}"),
        ("ISSUER", f"https://sso.example/\\{CANARY}"),
        ("ISSUER", f"https://sso.example/ {CANARY}"),
        ("ISSUER", f"https://sso.example:99999/{CANARY}"),
        ("ISSUER", f"file:///etc/{CANARY}"),
        ("ISSUER", f"https://sso.example/{CANARY}{'x' * 1_000}"),
        ("AUDIENCE", f"support center {CANARY}"),
        ("AUDIENCE", CANARY * 30),
        ("CLIENTS", f"{CANARY},"),
        ("CLIENTS", f"a {CANARY}"),
        ("ROLES_CLAIM", f"realm access {CANARY}"),
        ("ROLES_CLAIM", f"{CANARY}{'.' * 21}"),
        ("ROLES", CANARY),
        ("ROLES", f"{CANARY}=owner"),
        ("ROLES", f"{CANARY}=system"),
        ("ROLES", f"{CANARY}=finance_ops,"),
        ("ROLES", "=finance_ops"),
        ("DEFAULT_ROLE", "trust_safety"),
        ("DEFAULT_ROLE", "finance_ops"),
        ("DEFAULT_ROLE", "system"),
        ("LEEWAY", "61"),
        ("LEEWAY", "-1"),
        ("LEEWAY", "1.5"),
        ("LEEWAY", "half a minute"),
        ("LEEWAY", "9" * 5_000),
    ],
)
def test_what_cannot_be_used_is_told_by_its_variable_alone(name: str, value: str) -> None:
    with pytest.raises(SettingError) as raised:
        read_settings(USUAL | {f"{OIDC}{name}": value})
    assert raised.value.name == f"{OIDC}{name}"
    assert str(raised.value).startswith(f"{OIDC}{name}: write ")
    assert CANARY not in str(raised.value)


def test_an_issuer_asks_for_an_audience() -> None:
    with pytest.raises(SettingError, match="any other service") as raised:
        read_settings({f"{OIDC}ISSUER": "https://sso.example"})
    assert raised.value.name == f"{OIDC}AUDIENCE"


def test_no_setting_names_an_algorithm() -> None:
    assert {"RS256", "ES256"} == ALGORITHMS
    assert [variable for variable in VARIABLES.values() if "ALG" in variable] == []


def test_without_an_issuer_there_is_nobody_to_believe() -> None:
    with pytest.raises(SettingError) as raised:
        tokens_of(read_settings({}))
    assert raised.value.name == f"{OIDC}ISSUER"
