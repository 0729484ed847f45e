"""Every attack of reliability.md 25 is UNAUTHENTICATED, at once, and leaves nothing behind."""

import asyncio
import json
import logging
import time
from collections.abc import Iterator

import pytest
from attrs import define, field

from core.errors import Refusal
from core.request import Role
from entrypoints.identity.claims import ClaimRules
from entrypoints.identity.identity import Identity
from entrypoints.identity.issuer_keys import IssuerKeys
from entrypoints.identity.jwk_set import JwkSet
from entrypoints.identity.tokens import Tokens
from tests.graphql.service import Service, serving_memory
from tests.identity.attacks import ATTACKS, CANARY, GOOD, ISSUERS, ISSUERS_EC
from tests.identity.signing import AUDIENCE, ISSUER, Signer, encoded

QUICK_SECONDS = 0.1
MESSAGES = {"This token is not valid here.", "This token has expired."}


@define
class Door:
    """Tokens of an issuer with two keys, whose keys are known, and how often it was asked."""

    asked: int = 0
    tokens: Tokens = field(init=False)

    def __attrs_post_init__(self) -> None:
        rules = ClaimRules(issuer=ISSUER, audience=AUDIENCE)
        self.tokens = Tokens(keys=IssuerKeys(self._ask), rules=rules)

    def _ask(self) -> JwkSet:
        self.asked += 1
        return JwkSet.read({"keys": [ISSUERS.jwk(), ISSUERS_EC.jwk()]})


async def _told(door: Door, token: str) -> tuple[Identity | Refusal, float]:
    """What the token gets from a door that knows the issuer's keys, and how long it computes."""
    assert isinstance(await door.tokens.authenticate(f"Bearer {GOOD}"), Identity)
    began = time.thread_time()
    told = await door.tokens.authenticate(f"Bearer {token}")
    return told, time.thread_time() - began


@pytest.mark.parametrize("signer", [ISSUERS, ISSUERS_EC], ids=["RS256", "ES256"])
@pytest.mark.parametrize("typ", ["JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt", None])
def test_tokens_of_the_issuer_are_believed(signer: Signer, typ: str | None) -> None:
    told, _ = asyncio.run(_told(Door(), signer.sign({"typ": typ})))
    assert told == Identity("usr_fay", frozenset({Role.FINANCE_OPS}))


def test_an_audience_among_others_is_ours_too() -> None:
    told, _ = asyncio.run(_told(Door(), ISSUERS.sign(aud=["account", AUDIENCE], azp="agents-app")))
    assert isinstance(told, Identity)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_at_once_and_asks_nobody(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    door = Door()
    with caplog.at_level(logging.DEBUG):
        told, seconds = asyncio.run(_told(door, ATTACKS[name]))
    assert isinstance(told, Refusal)
    assert told.code.value == "UNAUTHENTICATED"
    assert told.message in MESSAGES
    assert CANARY not in repr(told)
    assert door.asked == 1
    assert seconds < QUICK_SECONDS
    assert [record.name for record in caplog.records if record.name != "asyncio"] == []


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """The service in memory, whose tokens are the issuer's."""
    with serving_memory(authenticate=Door().tokens.authenticate) as made:
        yield made


@pytest.mark.parametrize("name", ATTACKS)
def test_over_http_an_attack_tells_and_leaves_nothing(
    service: Service, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    token = ATTACKS[name].encode("ascii", "replace").decode().replace("\n", " ")
    with caplog.at_level(logging.DEBUG):
        answer = service.client.post(
            "/graphql",
            json={"query": "{ pendingApprovals { id } }"},
            headers={"Authorization": f"Bearer {token}"},
        )
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"
    assert error["extensions"].keys() == {"code", "message", "hint", "corrId"}
    assert CANARY not in answer.text + json.dumps(dict(answer.headers))
    told = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in caplog.records)
    assert CANARY not in told
    assert token not in told


def test_a_token_that_is_good_opens_the_same_door(service: Service) -> None:
    answer = service.client.post(
        "/graphql",
        json={"query": "{ pendingApprovals { id } }"},
        headers={"Authorization": f"Bearer {GOOD}"},
    )
    assert "errors" not in answer.json()


def test_a_flood_of_good_looking_tokens_is_refused_quickly() -> None:
    async def flood(door: Door) -> float:
        await door.tokens.authenticate(f"Bearer {GOOD}")
        began = time.thread_time()
        for number in range(2_000):
            await door.tokens.authenticate(f"Bearer {_renamed(number)}")
        return time.thread_time() - began

    door = Door()
    assert asyncio.run(flood(door)) < 2
    assert door.asked == 1


def _renamed(number: int) -> str:
    head = encoded(json.dumps({"alg": "RS256", "kid": f"kid-{number}"}))
    return f"{head}.{GOOD.partition('.')[2]}"
