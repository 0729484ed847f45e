"""An issuer's keys, asked for when they are needed and kept for a while (docs/adr/0016)."""

import asyncio
import logging
import time
from asyncio import Task
from collections.abc import Callable
from typing import Final

from entrypoints.identity.identity_provider_fault import IdentityProviderFault
from entrypoints.identity.jwk_set import JwkSet
from entrypoints.identity.no_keys import NoKeys
from entrypoints.identity.token_head import TokenHead
from entrypoints.identity.trusted_key import TrustedKey

RENEW_AFTER: Final = 5 * 60.0
"""Seconds after which keys are asked for again, while requests go on with those there are."""
GOOD_FOR: Final = 10 * 60.0
"""Seconds after which a request waits for the answer: so long a withdrawn key may be believed."""
BELIEVED_FOR: Final = 4 * 60 * 60.0
"""Seconds that keys are believed while the issuer does not answer."""
COOL_DOWN: Final = 10.0
"""Seconds between two questions, whatever became of the first and however many wait."""
PATIENCE: Final = 6.0
"""Seconds that a request waits for an answer."""

log = logging.getLogger("support_center.identity")


class IssuerKeys:
    """Keys of one issuer for the requests of one event loop. `ask` blocks and raises
    IdentityProviderFault; it runs in a thread, once at a time for all who wait.
    """

    def __init__(
        self, ask: Callable[[], JwkSet], *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._ask = ask
        self._now = now
        self._known = JwkSet({})
        self._told_at: float | None = None
        self._asked_at: float | None = None
        self._asking: Task[None] | None = None
        self._answers = True

    async def prepare(self, head: TokenHead) -> None:
        """Wait for the issuer only where its answer decides whether `head` is believed."""
        known, age = head in self._known.by_head, self._age()
        if known and age < RENEW_AFTER:
            return
        asking = self._question()
        if known and age < (GOOD_FOR if self._answers else BELIEVED_FOR):
            return
        if asking is not None:
            await asyncio.wait({asking}, timeout=PATIENCE)

    def find(self, head: TokenHead) -> TrustedKey | None:
        if self._age() >= BELIEVED_FOR:
            raise NoKeys
        return self._known.by_head.get(head)

    def _age(self) -> float:
        """Seconds since the issuer told what is known."""
        return float("inf") if self._told_at is None else self._now() - self._told_at

    def _question(self) -> Task[None] | None:
        """The question that is open, or a new one; None while it is too early for another."""
        if self._asking is not None and not self._asking.done():
            return self._asking
        if self._asked_at is not None and self._now() - self._asked_at < COOL_DOWN:
            return None
        self._asked_at = self._now()
        self._asking = asyncio.create_task(self._renew())
        return self._asking

    async def _renew(self) -> None:
        asked_at = self._now()
        try:
            self._known = await asyncio.to_thread(self._ask)
        except IdentityProviderFault as fault:
            self._answers = False
            log.warning("the identity provider's keys could not be had: %s", fault)
        else:
            self._told_at, self._answers = asked_at, True
