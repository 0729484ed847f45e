"""What postings add up to, account by account."""

from collections import Counter
from collections.abc import Iterable, Mapping

from core.ledger.account import Account
from core.ledger.posting import Posting


def balances(postings: Iterable[Posting]) -> Mapping[Account, int]:
    """Debits less credits per account, in cents; accounts that came out even are left out.

    The postings are of one currency.
    """
    sums: Counter[Account] = Counter()
    for posting in postings:
        sums[posting.line.debit] += posting.line.amount_cents
        sums[posting.line.credit] -= posting.line.amount_cents
    return {account: cents for account, cents in sums.items() if cents}
