"""The threads that commands run in."""

import asyncio
from time import monotonic
from typing import Final

from attrs import frozen

from entrypoints.graphql.limits.bounded_pool import BoundedPool

BETWEEN_LOOKS: Final = 0.02


@frozen(kw_only=True)
class CommandPools:
    """`outside` is for commands that wait for the payment processor or for files, so that where
    these hang, `desk` goes on with those that need the database alone.
    """

    desk: BoundedPool
    outside: BoundedPool

    @classmethod
    def of(cls, *, threads: int, queue: int) -> "CommandPools":
        """Two pools, each of that size."""
        return cls(
            desk=BoundedPool("desk", threads=threads, queue=queue),
            outside=BoundedPool("outside", threads=threads, queue=queue),
        )

    async def finish(self, *, within: float) -> int:
        """Lets what has begun, and what was accepted, finish; tells how many have not by then.

        Of those, what has not begun never will. Nothing more is accepted.
        """
        both, until = (self.desk, self.outside), monotonic() + within
        for pool in both:
            pool.shutdown(wait=False)
        while (left := sum(pool.accepted for pool in both)) and monotonic() < until:
            await asyncio.sleep(BETWEEN_LOOKS)
        for pool in both:
            pool.shutdown(wait=False, cancel_futures=True)
        return left
