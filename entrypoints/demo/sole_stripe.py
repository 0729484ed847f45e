"""A fake Stripe within a process is the only one on its file: a second would know other refunds."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen


@frozen
class FakeStripeInUse(Exception):
    """Another process has the fake Stripe that remembers in the file at `path`."""

    path: Path


@contextmanager
def sole_stripe(path: Path) -> Iterator[None]:
    """Hold the lock beside the file, which the kernel drops when its holder dies, however.

    Raises FakeStripeInUse at once if another process holds it, and OSError where the directory
    cannot be written.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    descriptor = os.open(path.with_suffix(".lock"), flags, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FakeStripeInUse(path) from None
        yield
    finally:
        os.close(descriptor)
