"""The threads that commands run in."""

from concurrent.futures import Executor

from attrs import frozen

from entrypoints.graphql.limits.bounded_pool import BoundedPool


@frozen(kw_only=True)
class CommandPools:
    """`outside` is for commands that wait for the payment processor or for files, so that where
    these hang, `desk` goes on with those that need the database alone.
    """

    desk: Executor
    outside: Executor

    @classmethod
    def of(cls, *, threads: int, queue: int) -> "CommandPools":
        """Two pools, each of that size."""
        return cls(
            desk=BoundedPool("desk", threads=threads, queue=queue),
            outside=BoundedPool("outside", threads=threads, queue=queue),
        )

    def shutdown(self) -> None:
        """Lets what has begun, and what was accepted, finish."""
        self.desk.shutdown()
        self.outside.shutdown()
