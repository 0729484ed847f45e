"""What the fake Stripe remembers, kept in a file between runs."""

import json
from pathlib import Path
from threading import Lock
from typing import Final
from uuid import uuid4

from attrs import field, frozen

from adapters.fake_stripe.engine import UnreadableSnapshotError
from adapters.fake_stripe.processor import FakeStripe
from entrypoints.demo.unreadable_stripe_file import UnreadableStripeFile

UNREADABLE: Final = (
    ValueError, TypeError, KeyError, AttributeError, RecursionError, UnreadableSnapshotError,
)  # fmt: skip


@frozen(eq=False)
class StripeFile:
    """One JSON document, always replaced whole, so that a kill leaves the old or the new."""

    path: Path
    stripe: FakeStripe
    _saving: Lock = field(factory=Lock, init=False)

    @classmethod
    def of(cls, path: Path, stripe: FakeStripe) -> "StripeFile":
        """The file of `stripe`, which becomes what it says. Raises UnreadableStripeFile.

        A file that is not there leaves the account as it is.
        """
        file = cls(path, stripe)
        file._restore()
        return file

    def _restore(self) -> None:
        try:
            self.stripe.restore(json.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return
        except UNREADABLE as cause:
            raise UnreadableStripeFile(self.path) from cause

    def save(self) -> None:
        # The snapshot is taken inside, so that a slower thread never writes an older one last.
        with self._saving:
            draft = self.path.with_name(f".{self.path.name}.{uuid4().hex}")
            try:
                draft.write_text(json.dumps(self.stripe.snapshot()), encoding="utf-8")
                draft.replace(self.path)
            finally:
                draft.unlink(missing_ok=True)
