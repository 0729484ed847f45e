"""To the second: when a token begins and ends to be good; and whose it may be."""

import asyncio
from datetime import UTC, datetime, timedelta

import jwt
import pytest
import time_machine

from core.errors import Refusal
from entrypoints.identity.claims import ClaimRules
from entrypoints.identity.identity import Identity
from entrypoints.identity.keys import FixedKeys
from entrypoints.identity.tokens import Tokens
from entrypoints.identity.trusted_key import TrustedKey
from tests.identity.signing import AUDIENCE, ISSUER, Signer, claims

EC = Signer.ec("key-1")
RULES = ClaimRules(issuer=ISSUER, audience=AUDIENCE)
NOON = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
"""The instant at which most of Europe moves its clocks."""


def told(token: str, *, leeway: int = 30, clients: frozenset[str] = frozenset()) -> str:
    """The subject, or the refusal's message."""
    rules = ClaimRules(
        issuer=ISSUER, audience=AUDIENCE, leeway=timedelta(seconds=leeway), clients=clients
    )
    keys = FixedKeys({EC.kid: TrustedKey(EC.kid, EC.private.public_key())})
    tokens = Tokens(keys=keys, rules=rules)
    answer: Identity | Refusal = asyncio.run(tokens.authenticate(f"Bearer {token}"))
    return answer.subject if isinstance(answer, Identity) else answer.message


def seconds(away: int) -> int:
    return int(NOON.timestamp()) + away


@pytest.mark.parametrize("leeway", [0, 30, 60])
def test_a_token_ends_when_its_leeway_is_over(leeway: int) -> None:
    with time_machine.travel(NOON, tick=False):
        assert told(EC.sign(exp=seconds(1 - leeway)), leeway=leeway) == "usr_fay"
        ended = told(EC.sign(exp=seconds(-leeway)), leeway=leeway)
    assert ended == "This token has expired."


@pytest.mark.parametrize("leeway", [0, 30, 60])
@pytest.mark.parametrize("claim", ["nbf", "iat"])
def test_a_token_begins_no_earlier_than_its_leeway_allows(claim: str, leeway: int) -> None:
    with time_machine.travel(NOON, tick=False):
        times = {"exp": seconds(600), "iat": seconds(0)}
        begun = told(EC.sign(**times | {claim: seconds(leeway)}), leeway=leeway)
        early = told(EC.sign(**times | {claim: seconds(leeway + 1)}), leeway=leeway)
    assert (begun, early) == ("usr_fay", "This token is not valid here.")


def test_times_may_have_fractions_and_need_not_all_be_there() -> None:
    with time_machine.travel(NOON, tick=False):
        assert told(EC.sign(exp=seconds(60) + 0.5, iat=None)) == "usr_fay"


RSA = Signer.rsa("key-2")


@pytest.mark.parametrize("algorithm", ["RS384", "RS512", "PS256"])
def test_a_key_is_good_for_its_own_algorithm_whatever_a_token_says(algorithm: str) -> None:
    token = jwt.encode(claims(), RSA.private, algorithm)
    with pytest.raises(jwt.InvalidAlgorithmError):
        RULES.read(token, TrustedKey("key-2", RSA.private.public_key()))


APP = frozenset({"agents-app", "back-office"})


@pytest.mark.parametrize("more", [{"azp": "agents-app"}, {"client_id": "back-office"}])
def test_a_token_of_one_of_the_clients_counts(more: dict[str, str]) -> None:
    assert told(EC.sign(**more), clients=APP) == "usr_fay"


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"azp": "newsletter"},
        {"client_id": "newsletter"},
        {"azp": "agents-app", "client_id": "newsletter"},
        {"azp": "agents-app back-office"},
        {"azp": ""},
    ],
)
def test_a_token_of_any_other_client_does_not(more: dict[str, str]) -> None:
    assert told(EC.sign(**more), clients=APP) == "This token is not valid here."


def test_without_named_clients_any_may_have_asked_for_it() -> None:
    assert told(EC.sign(azp="newsletter")) == "usr_fay"
