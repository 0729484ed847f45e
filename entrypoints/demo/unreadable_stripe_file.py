"""What the fake Stripe's file says when it is not one."""

from pathlib import Path


class UnreadableStripeFile(Exception):
    """The file at `path` holds no account of this version of the fake."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} does not hold an account of this version's fake Stripe. Delete it to start"
            " with an empty account, which forgets the refunds made so far."
        )
        self.path = path
