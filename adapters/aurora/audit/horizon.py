"""How far the audit is sealed, in the order its sealer takes it: by transaction, then by id."""

from typing import Final

from attrs import frozen

_BEYOND_ANY: Final = 2**64
_MOST_DIGITS: Final = len(str(_BEYOND_ANY))


@frozen(order=True)
class Horizon:
    """Every committed entry up to this place has a seal.

    `transaction` is an xid8; the place before all of a transaction's entries has no `audit_id`.
    """

    transaction: int
    audit_id: str = ""

    @classmethod
    def read(cls, text: str) -> "Horizon":
        """What `str` wrote; for what it did not write, the beginning."""
        transaction, _, audit_id = text.partition(" ")
        is_number = transaction.isascii() and transaction.isdigit()
        is_one = is_number and len(transaction) <= _MOST_DIGITS and int(transaction) < _BEYOND_ANY
        return cls(int(transaction), audit_id) if is_one else cls(0)

    def __str__(self) -> str:
        return f"{self.transaction} {self.audit_id}".rstrip()
