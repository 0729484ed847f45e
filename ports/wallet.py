"""The buyers' wallets: goodwill goes in here and never leaves by card."""

from typing import Protocol

from core.goodwill.wallet_entry import WalletEntry


class Wallet(Protocol):
    def credit(self, entry: WalletEntry) -> None:
        """Once per refund: the flush raises DuplicateRow for a second."""
        ...

    def entries_of(self, buyer_id: str) -> tuple[WalletEntry, ...]:
        """Oldest first."""
        ...
