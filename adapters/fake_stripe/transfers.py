"""Transfers to providers, and taking them back in part or in whole."""

from copy import deepcopy

from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.errors import missing, refused
from adapters.fake_stripe.listing import DEFAULT_LIMIT, PAGING, Page
from adapters.fake_stripe.metadata import metadata_told
from adapters.fake_stripe.parameters import (
    Parameters,
    allow_only,
    positive_integer,
    text,
)


def new_transfer(
    account: Account,
    *,
    transfer: str,
    amount: int,
    currency: str,
    charge: str | None,
    destination: str,
) -> StripeObject:
    """Money that has gone to a provider's account."""
    made: StripeObject = {
        "id": transfer,
        "object": "transfer",
        "amount": amount,
        "amount_reversed": 0,
        "balance_transaction": account.new_id("txn"),
        "created": account.now(),
        "currency": currency.lower(),
        "description": None,
        "destination": destination,
        "destination_payment": None,
        "livemode": False,
        "metadata": {},
        "reversals": Page(DEFAULT_LIMIT).of([], url=_reversals_url(transfer)),
        "reversed": False,
        "source_transaction": charge,
        "source_type": "card",
        "transfer_group": None,
    }
    account.transfers[transfer] = made
    return made


def find(account: Account, transfer: str) -> StripeObject:
    """Raises StripeApiError (resource_missing) when there is no such transfer."""
    if transfer not in account.transfers:
        raise missing("transfer", transfer)
    return account.transfers[transfer]


def retrieve(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/transfers/{transfer}."""
    allow_only(params)
    return find(account, ids[0])


def reverse(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """POST /v1/transfers/{transfer}/reversals, up to what was not reversed yet."""
    allow_only(params, "amount", "metadata", "description")
    asked = positive_integer(params, "amount")
    text(params, "description")
    metadata = metadata_told({}, params)
    transfer = find(account, ids[0])
    remaining = transfer["amount"] - transfer["amount_reversed"]
    if not remaining:
        raise refused(f"Transfer {transfer['id']} is already fully reversed.", param="id")
    amount = remaining if asked is None else asked
    if amount > remaining:
        raise refused(
            f"Reversal amount ({amount} {transfer['currency']}) is greater than unreversed"
            f" amount on transfer ({remaining} {transfer['currency']})",
            param="amount",
        )
    return _reverse(account, transfer, amount=amount, metadata=metadata)


def _reverse(
    account: Account, transfer: StripeObject, *, amount: int, metadata: dict[str, str]
) -> StripeObject:
    reversal: StripeObject = {
        "id": account.new_id("trr"),
        "object": "transfer_reversal",
        "amount": amount,
        "balance_transaction": account.new_id("txn"),
        "created": account.now(),
        "currency": transfer["currency"],
        "destination_payment_refund": None,
        "metadata": metadata,
        "source_refund": None,
        "transfer": transfer["id"],
    }
    was = deepcopy(transfer)
    account.reversals[reversal["id"]] = reversal
    transfer["amount_reversed"] += amount
    transfer["reversed"] = transfer["amount_reversed"] == transfer["amount"]
    transfer["reversals"] = _page(account, transfer["id"], Page(DEFAULT_LIMIT))
    account.emit("transfer.reversed", transfer, was=was)
    return reversal


def retrieve_reversal(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/transfers/{transfer}/reversals/{reversal}."""
    allow_only(params)
    transfer, ref = ids
    reversal = account.reversals.get(ref)
    if reversal is None or reversal["transfer"] != transfer:
        raise missing("transfer reversal", ref)
    return reversal


def list_reversals(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/transfers/{transfer}/reversals."""
    allow_only(params, *PAGING)
    page = Page.asked(params)
    return _page(account, find(account, ids[0])["id"], page)


def _page(account: Account, transfer: str, page: Page) -> StripeObject:
    rows = [row for row in account.reversals.values() if row["transfer"] == transfer]
    return page.of(rows, url=_reversals_url(transfer))


def _reversals_url(transfer: str) -> str:
    return f"/v1/transfers/{transfer}/reversals"
