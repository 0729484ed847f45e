"""The issuer is asked rarely, once for all who wait, and not missed while it is away."""

import asyncio
import logging
from collections.abc import Callable
from threading import Event

import pytest
from attrs import define, field

from entrypoints.identity import issuer_keys
from entrypoints.identity.identity_provider_fault import IdentityProviderFault
from entrypoints.identity.issuer_keys import (
    BELIEVED_FOR,
    COOL_DOWN,
    GOOD_FOR,
    RENEW_AFTER,
    IssuerKeys,
)
from entrypoints.identity.jwk_set import JwkSet
from entrypoints.identity.no_keys import NoKeys
from entrypoints.identity.token_head import TokenHead
from tests.identity.signing import Signer

OLD, NEW = Signer.ec("old"), Signer.ec("new")
HEADS = {signer: TokenHead(kid=signer.kid, algorithm="ES256") for signer in (OLD, NEW)}


@define
class World:
    """An issuer that publishes `published`, unless it is `away`, and a clock that is set."""

    published: list[Signer] = field(factory=lambda: [OLD])
    away: bool = False
    time: float = 1_000.0
    asked: int = 0
    answer: Callable[[], object] = lambda: None
    keys: IssuerKeys = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.keys = IssuerKeys(self._ask, now=lambda: self.time)

    def _ask(self) -> JwkSet:
        self.asked += 1
        self.answer()
        if self.away:
            raise IdentityProviderFault(url="https://sso.example", problem="away")
        return JwkSet.read({"keys": [signer.jwk() for signer in self.published]})

    async def believes(self, signer: Signer) -> bool:
        await self.keys.prepare(HEADS[signer])
        return self.keys.find(HEADS[signer]) is not None

    async def at_rest(self) -> None:
        """Until a question in the background is answered."""
        if self.keys._asking is not None:
            await self.keys._asking


def test_nothing_is_asked_before_the_first_token() -> None:
    assert World().asked == 0


def test_a_key_is_asked_for_once_and_then_known() -> None:
    async def story(world: World) -> None:
        for _ in range(50):
            assert await world.believes(OLD)

    world = World()
    asyncio.run(story(world))
    assert world.asked == 1


def test_a_hundred_who_wait_share_one_question() -> None:
    async def story(world: World) -> list[bool]:
        return await asyncio.gather(*(world.believes(OLD) for _ in range(100)))

    world = World()
    assert all(asyncio.run(story(world)))
    assert world.asked == 1


def test_a_new_key_is_fetched_when_it_is_first_met() -> None:
    async def story(world: World) -> None:
        assert await world.believes(OLD)
        world.published = [NEW, OLD]
        world.time += COOL_DOWN
        assert await world.believes(NEW)
        assert await world.believes(OLD)

    world = World()
    asyncio.run(story(world))
    assert world.asked == 2


def test_a_flood_of_unknown_keys_asks_once_in_a_cool_down() -> None:
    async def story(world: World) -> None:
        assert await world.believes(OLD)
        for number in range(800):
            world.time += 1 / 16
            await world.keys.prepare(TokenHead(kid=f"kid-{number}", algorithm="ES256"))
        assert await world.believes(OLD)

    world = World()
    asyncio.run(story(world))
    assert world.asked == 1 + 50 / COOL_DOWN


def test_a_flood_is_cooled_down_also_while_the_issuer_is_away() -> None:
    async def story(world: World) -> None:
        for number in range(800):
            world.time += 1 / 16
            await world.keys.prepare(TokenHead(kid=f"kid-{number}", algorithm="ES256"))

    world = World(away=True)
    asyncio.run(story(world))
    assert world.asked == 50 / COOL_DOWN


def test_a_key_under_another_algorithm_is_not_known() -> None:
    async def story(world: World) -> None:
        assert await world.believes(OLD)
        assert world.keys.find(TokenHead(kid="old", algorithm="RS256")) is None

    asyncio.run(story(World()))


def test_keys_are_renewed_in_the_background_while_requests_go_on() -> None:
    async def story(world: World) -> None:
        assert await world.believes(OLD)
        told = Event()
        world.answer, world.published = lambda: told.wait(10), [NEW]
        world.time += RENEW_AFTER
        assert await asyncio.wait_for(world.believes(OLD), timeout=1)
        told.set()
        await world.at_rest()
        assert not await world.believes(OLD)

    world = World()
    asyncio.run(story(world))
    assert world.asked == 2


def test_a_withdrawn_key_is_not_believed_once_ten_minutes_have_passed() -> None:
    async def story(world: World) -> None:
        assert await world.believes(OLD)
        world.published = [NEW]
        world.time += GOOD_FOR
        assert not await world.believes(OLD)
        assert await world.believes(NEW)

    asyncio.run(story(World()))


def test_known_keys_are_believed_while_the_issuer_is_away_but_not_for_ever() -> None:
    async def story(world: World) -> None:
        assert await world.believes(OLD)
        world.away = True
        for _ in range(20):
            world.time += (BELIEVED_FOR - 1) / 20
            assert await world.believes(OLD)
            await world.at_rest()
        world.time += 1
        await world.keys.prepare(HEADS[OLD])
        with pytest.raises(NoKeys):
            world.keys.find(HEADS[OLD])

    asyncio.run(story(World()))


def test_while_the_issuer_is_away_nobody_waits_for_it_a_second_time() -> None:
    async def story(world: World) -> None:
        assert await world.believes(OLD)
        world.away = True
        world.time += GOOD_FOR
        assert await world.believes(OLD)
        told = Event()
        world.answer = lambda: told.wait(10)
        world.time += COOL_DOWN
        assert await asyncio.wait_for(world.believes(OLD), timeout=1)
        told.set()

    asyncio.run(story(World()))


def test_an_issuer_that_is_back_is_believed_again() -> None:
    async def story(world: World) -> None:
        world.away = True
        with pytest.raises(NoKeys):
            await world.believes(OLD)
        world.away = False
        world.time += COOL_DOWN
        assert await world.believes(OLD)

    asyncio.run(story(World()))


def test_no_request_waits_for_longer_than_its_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(world: World) -> None:
        told = Event()
        world.answer = lambda: told.wait(10)
        with pytest.raises(NoKeys):
            await world.believes(OLD)
        told.set()
        await world.at_rest()
        assert await world.believes(OLD)

    monkeypatch.setattr(issuer_keys, "PATIENCE", 0.05)
    world = World()
    asyncio.run(story(world))
    assert world.asked == 1


def test_who_goes_away_while_waiting_takes_the_answer_from_nobody() -> None:
    async def story(world: World) -> None:
        told = Event()
        world.answer = lambda: told.wait(10)
        first, second = (asyncio.create_task(world.believes(OLD)) for _ in range(2))
        await asyncio.sleep(0.01)
        first.cancel()
        told.set()
        assert await second

    world = World()
    asyncio.run(story(world))
    assert world.asked == 1


def test_who_runs_the_service_is_told_why_the_keys_could_not_be_had(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story(world: World) -> None:
        for _ in range(3):
            await world.keys.prepare(HEADS[OLD])

    with caplog.at_level(logging.WARNING):
        asyncio.run(story(World(away=True)))
    (record,) = caplog.records
    assert record.name == "support_center.identity"
    assert "https://sso.example: away" in record.getMessage()
