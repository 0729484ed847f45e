"""The part of Stripe's API that the fake answers, one row per endpoint."""

import re
from collections.abc import Callable
from re import Pattern

from attrs import field, frozen

from adapters.fake_stripe import (
    balance_transactions,
    charges,
    disputes,
    event_log,
    evidence,
    payment_intents,
    refunds,
    transfers,
    uploads,
)
from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.parameters import Parameters

Handler = Callable[[Account, tuple[str, ...], Parameters], StripeObject]


def _compiled(path: str) -> Pattern[str]:
    return re.compile("^/v1/" + path.replace("{}", "([^/]+)") + "$")


@frozen
class Endpoint:
    """`name` is what a fault is injected at; `path` has `{}` where an id stands."""

    name: str
    method: str
    path: Pattern[str] = field(converter=_compiled)
    handler: Handler


ENDPOINTS = (
    Endpoint("charges.retrieve", "GET", "charges/{}", charges.retrieve),
    Endpoint(
        "balance_transactions.list", "GET", "balance_transactions", balance_transactions.listed
    ),
    Endpoint("refunds.create", "POST", "refunds", refunds.create),
    Endpoint("refunds.list", "GET", "refunds", refunds.listed),
    Endpoint("refunds.retrieve", "GET", "refunds/{}", refunds.retrieve),
    Endpoint("refunds.update", "POST", "refunds/{}", refunds.update),
    Endpoint("refunds.cancel", "POST", "refunds/{}/cancel", refunds.cancel),
    Endpoint("disputes.list", "GET", "disputes", disputes.listed),
    Endpoint("disputes.retrieve", "GET", "disputes/{}", disputes.retrieve),
    Endpoint("disputes.update", "POST", "disputes/{}", evidence.update),
    Endpoint("disputes.close", "POST", "disputes/{}/close", disputes.close),
    Endpoint("transfers.retrieve", "GET", "transfers/{}", transfers.retrieve),
    Endpoint("transfers.reverse", "POST", "transfers/{}/reversals", transfers.reverse),
    Endpoint("reversals.list", "GET", "transfers/{}/reversals", transfers.list_reversals),
    Endpoint("reversals.retrieve", "GET", "transfers/{}/reversals/{}", transfers.retrieve_reversal),
    Endpoint("intents.retrieve", "GET", "payment_intents/{}", payment_intents.retrieve),
    Endpoint("intents.capture", "POST", "payment_intents/{}/capture", payment_intents.capture),
    Endpoint("intents.cancel", "POST", "payment_intents/{}/cancel", payment_intents.cancel),
    Endpoint("files.create", "POST", "files", uploads.create),
    Endpoint("files.list", "GET", "files", uploads.listed),
    Endpoint("files.retrieve", "GET", "files/{}", uploads.retrieve),
    Endpoint("events.list", "GET", "events", event_log.listed),
    Endpoint("events.retrieve", "GET", "events/{}", event_log.retrieve),
)


def route(method: str, path: str) -> tuple[Endpoint, tuple[str, ...]] | None:
    """The endpoint a request is for, with the ids in its path; None for any other."""
    for endpoint in ENDPOINTS:
        found = endpoint.path.match(path)
        if found and endpoint.method == method:
            return endpoint, found.groups()
    return None
