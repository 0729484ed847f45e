"""The event log: what webhooks deliver, and what the API lists for 30 days."""

from collections.abc import Iterable
from datetime import timedelta
from fnmatch import fnmatchcase
from itertools import islice

from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.created import Created
from adapters.fake_stripe.errors import missing
from adapters.fake_stripe.listing import PAGING, Page
from adapters.fake_stripe.parameters import Parameters, allow_only, text, texts

KEPT = timedelta(days=30)


def retrieve(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/events/{event}."""
    allow_only(params)
    event = account.events.get(ids[0])
    if event is None or event["created"] < _oldest(account):
        raise missing("event", ids[0])
    return event


def listed(account: Account, _ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/events, of one `type` (`charge.*` is several), of some `types`, or of all."""
    allow_only(params, "type", "types", "created", *PAGING)
    page, created = Page.asked(params), Created.asked(params)
    one, several = text(params, "type"), texts(params, "types")
    kinds = (one,) if one is not None else several or ("*",)
    rows = _of_kinds(account.events.values(), kinds)
    kept = [event for event in rows if event["created"] >= _oldest(account)]
    return page.of(created.among(kept), url="/v1/events")


def _of_kinds(events: Iterable[StripeObject], kinds: tuple[str, ...]) -> list[StripeObject]:
    return [event for event in events if any(fnmatchcase(event["type"], kind) for kind in kinds)]


def _oldest(account: Account) -> int:
    return account.now() - int(KEPT.total_seconds())


def since(account: Account, last_seen: str | None) -> list[StripeObject]:
    """Events after `last_seen`, oldest first; all of them when it is None or unknown."""
    events = list(account.events.values())
    ids = list(account.events)
    return events[ids.index(last_seen) + 1 :] if last_seen in account.events else events


def beyond(account: Account, count: int) -> list[StripeObject]:
    """Events that came after the first `count`, oldest first."""
    return list(islice(account.events.values(), count, None))
