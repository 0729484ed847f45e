"""Tokens of a real provider in a process of its own, over the network and back."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from attrs import define

from core.errors import Refusal
from core.request import Role
from entrypoints.identity.discovery import discovered_keys
from entrypoints.identity.identity import Identity
from entrypoints.identity.issuer_keys import COOL_DOWN, IssuerKeys
from entrypoints.identity.provider import tokens_of
from entrypoints.identity.tokens import Tokens
from entrypoints.settings.environment import read_settings
from tests.identity.provider_process import (
    AUDIENCE,
    CLIENT,
    ProviderProcess,
    provider_process,
)

PEOPLE = {
    "usr_tess": ["support-agents"],
    "usr_fay": ["billing", "support-agents", "everybody"],
    "usr_maya_okafor": ["everybody"],
}


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProviderProcess]:
    directory: Path = tmp_path_factory.mktemp("provider")
    with provider_process(directory, PEOPLE) as started:
        yield started


def wired(provider: ProviderProcess, **changes: str) -> Tokens:
    """As the environment of a service would wire it."""
    usual = {
        "ISSUER": provider.issuer,
        "AUDIENCE": AUDIENCE,
        "ROLES": "support-agents=trust_safety, billing=finance_ops",
    }
    return tokens_of(
        read_settings(
            {f"SUPPORT_CENTER_OIDC_{name}": value for name, value in (usual | changes).items()}
        )
    )


def told(tokens: Tokens, *given: str) -> list[Identity | Refusal]:
    async def ask() -> list[Identity | Refusal]:
        return [await tokens.authenticate(f"Bearer {token}") for token in given]

    return asyncio.run(ask())


def test_people_have_the_roles_their_provider_gave_them(provider: ProviderProcess) -> None:
    given = [provider.user_token(name) for name in PEOPLE]
    assert told(wired(provider), *given) == [
        Identity("usr_tess", frozenset({Role.TRUST_SAFETY})),
        Identity("usr_fay", frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})),
        Identity("usr_maya_okafor", frozenset()),
    ]


def test_customers_are_participants_where_that_was_decided(provider: ProviderProcess) -> None:
    (customer,) = told(
        wired(provider, DEFAULT_ROLE="participant"), provider.user_token("usr_maya_okafor")
    )
    assert customer == Identity("usr_maya_okafor", frozenset({Role.PARTICIPANT}))


@pytest.mark.parametrize(
    ("path", "claims"),
    [
        ("realm_access.roles", {"realm_access": {"roles": ["billing"]}}),
        ("https://acme.example/roles", {"https://acme.example/roles": "billing everybody"}),
    ],
)
def test_a_program_of_ours_comes_with_claims_of_its_own(
    provider: ProviderProcess, path: str, claims: dict[str, object]
) -> None:
    (program,) = told(wired(provider, ROLES_CLAIM=path), provider.client_token(**claims))
    assert program == Identity(CLIENT, frozenset({Role.FINANCE_OPS}))


def test_tokens_for_another_use_are_refused(provider: ProviderProcess) -> None:
    others = provider.other_tokens("usr_fay")
    assert set(others) == {"id_token", "refresh_token"}
    for refused in told(wired(provider), *others.values()):
        assert isinstance(refused, Refusal)


@pytest.mark.parametrize(
    "changes", [{"AUDIENCE": "another-service"}, {"CLIENTS": "newsletter, back-office"}]
)
def test_another_service_or_client_is_none_of_ours(
    provider: ProviderProcess, changes: dict[str, str]
) -> None:
    (refused,) = told(wired(provider, **changes), provider.user_token("usr_fay"))
    assert isinstance(refused, Refusal)


def test_a_token_of_one_of_our_clients_is_believed(provider: ProviderProcess) -> None:
    (fay,) = told(wired(provider, CLIENTS=CLIENT), provider.user_token("usr_fay"))
    assert isinstance(fay, Identity)


@define
class Watch:
    """A clock of the test's own."""

    seconds: float = 0.0

    def now(self) -> float:
        return self.seconds


def test_a_key_that_the_provider_changes_is_followed(provider: ProviderProcess) -> None:
    watch = Watch()
    tokens = wired(provider)
    ask = partial(discovered_keys, provider.issuer)
    tokens = Tokens(keys=IssuerKeys(ask, now=watch.now), rules=tokens.rules, roles=tokens.roles)
    before = provider.times_asked_for_keys()
    old = provider.user_token("usr_fay")
    (first,) = told(tokens, old)
    provider.rotate()
    new = provider.user_token("usr_fay")
    (too_soon,) = told(tokens, new)
    watch.seconds += COOL_DOWN
    assert told(tokens, new, old, new) == [first, first, first]
    assert isinstance(first, Identity)
    assert isinstance(too_soon, Refusal)
    assert provider.times_asked_for_keys() - before == 2


def test_a_provider_that_stopped_is_not_missed_by_those_it_vouched_for(tmp_path: Path) -> None:
    with provider_process(tmp_path, PEOPLE) as started:
        tokens, token = wired(started), started.user_token("usr_fay")
        (fay,) = told(tokens, token)
    assert told(tokens, token) == [fay]
    (nobody,) = told(wired(started), token)
    assert isinstance(nobody, Refusal)
    assert nobody.message == "Tokens cannot be checked at the moment."
