"""The event log: what webhooks deliver, and what the API lists."""

from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.errors import missing
from adapters.fake_stripe.listing import PAGING, Page
from adapters.fake_stripe.parameters import Parameters, allow_only, text


def retrieve(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/events/{event}."""
    allow_only(params)
    if ids[0] not in account.events:
        raise missing("event", ids[0])
    return account.events[ids[0]]


def listed(account: Account, _ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/events, of one type or of all."""
    allow_only(params, "type", *PAGING)
    page, kind = Page.asked(params), text(params, "type")
    rows = [event for event in account.events.values() if kind in {None, event["type"]}]
    return page.of(rows, url="/v1/events")


def since(account: Account, last_seen: str | None) -> list[StripeObject]:
    """Events after `last_seen`, oldest first; all of them when it is None or unknown."""
    events = list(account.events.values())
    ids = list(account.events)
    return events[ids.index(last_seen) + 1 :] if last_seen in account.events else events
