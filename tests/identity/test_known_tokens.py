"""A token that was verified before counts as long as it would count anew, and no longer."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from attrs import define, field

from core.errors import Refusal
from entrypoints.identity.claims import LEEWAY, ClaimRules
from entrypoints.identity.identity import Identity
from entrypoints.identity.known_tokens import KnownTokens
from entrypoints.identity.no_keys import NoKeys
from entrypoints.identity.token_head import TokenHead
from entrypoints.identity.tokens import Tokens
from entrypoints.identity.trusted_key import TrustedKey
from tests.identity.signing import AUDIENCE, ISSUER, Signer

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
SIGNER, SUCCESSOR = Signer.ec("k1"), Signer.ec("k1")


@define
class KeysAtHand:
    """Keys that a test changes; None for a provider that tells none."""

    believed: dict[str, TrustedKey] | None = field(factory=dict)

    async def prepare(self, head: TokenHead) -> None:
        """Everything is known already."""

    def find(self, head: TokenHead) -> TrustedKey | None:
        if self.believed is None:
            raise NoKeys
        return self.believed.get(head.kid)


def trusted(signer: Signer) -> TrustedKey:
    return TrustedKey(signer.kid, signer.private.public_key())


def tokens_of(keys: KeysAtHand) -> Tokens:
    return Tokens(keys=keys, rules=ClaimRules(issuer=ISSUER, audience=AUDIENCE))


def told(tokens: Tokens, token: str) -> Identity | Refusal:
    return asyncio.run(tokens.authenticate(f"Bearer {token}"))


@pytest.fixture
def keys() -> KeysAtHand:
    return KeysAtHand({SIGNER.kid: trusted(SIGNER)})


@pytest.fixture
def token() -> str:
    return SIGNER.sign(exp=int((NOON + A_MINUTE).timestamp()), nbf=int(NOON.timestamp()), iat=None)


@pytest.mark.parametrize(
    "passed",
    [
        timedelta(),
        A_MINUTE,
        A_MINUTE + LEEWAY - timedelta(milliseconds=1),
        A_MINUTE + LEEWAY,
        A_MINUTE + LEEWAY + timedelta(milliseconds=1),
        -LEEWAY,
        -LEEWAY - timedelta(seconds=1),
    ],
)
def test_whatever_the_clock_says_it_counts_as_if_it_were_new(
    keys: KeysAtHand, token: str, passed: timedelta
) -> None:
    before = tokens_of(keys)
    with time_machine.travel(NOON, tick=False):
        assert isinstance(told(before, token), Identity)
    with time_machine.travel(NOON + passed, tick=False):
        assert told(before, token) == told(tokens_of(keys), token)


@time_machine.travel(NOON, tick=False)
def test_it_is_verified_once(keys: KeysAtHand, token: str) -> None:
    tokens = tokens_of(keys)
    first = told(tokens, token)
    known = tokens._known.find(token)
    assert known is not None
    assert told(tokens, token) is first
    assert tokens._known.find(token) is known


@time_machine.travel(NOON, tick=False)
def test_with_another_key_under_the_same_name_it_is_nobody_s(keys: KeysAtHand, token: str) -> None:
    tokens = tokens_of(keys)
    told(tokens, token)
    keys.believed = {SUCCESSOR.kid: trusted(SUCCESSOR)}
    refused = told(tokens, token)
    assert isinstance(refused, Refusal)
    assert refused == told(tokens_of(keys), token)


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize("believed", [{}, None])
def test_without_its_key_it_is_not_believed(
    keys: KeysAtHand, token: str, believed: dict[str, TrustedKey] | None
) -> None:
    tokens = tokens_of(keys)
    told(tokens, token)
    keys.believed = believed
    refused = told(tokens, token)
    assert isinstance(refused, Refusal)
    assert refused == told(tokens_of(keys), token)


@time_machine.travel(NOON, tick=False)
def test_what_was_refused_is_not_remembered(keys: KeysAtHand) -> None:
    tokens = tokens_of(keys)
    stranger = SUCCESSOR.sign(exp=int((NOON + A_MINUTE).timestamp()))
    assert isinstance(told(tokens, stranger), Refusal)
    assert tokens._known.find(stranger) is None


@time_machine.travel(NOON, tick=False)
def test_the_tokens_used_last_are_remembered(keys: KeysAtHand) -> None:
    tokens = tokens_of(keys)
    kept = KnownTokens(most=2)
    made = [SIGNER.sign(sub=f"usr_{n}", exp=int((NOON + A_MINUTE).timestamp())) for n in range(3)]
    for each in made:
        told(tokens, each)
        known = tokens._known.find(each)
        assert known is not None
        kept.keep(each, known)
        kept.find(made[0])
    assert [kept.find(each) is not None for each in made] == [True, False, True]
