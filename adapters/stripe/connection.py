"""The way to Stripe: who asks, how long to wait, which API version answers."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import stripe
from attrs import field, frozen

from adapters.stripe.fields import Fields, UnreadableObject
from adapters.stripe.outcomes import outcome
from adapters.stripe.quiet_library import quieten_the_library
from ports.payment_processor import Outcome

T = TypeVar("T")
Read = Callable[[Fields], T]

API_VERSION = "2026-10-28.endive"
"""The version whose objects `translation` reads. It goes with the library's declared types."""
CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
RETRIES = 2
"""By the library itself, each under the same key, after 409, 5xx and broken connections."""
MOST_ROWS = 100
"""In one page of a list."""


@frozen
class Connection:
    """Asks Stripe one thing at a time. Connections are kept open, one set for each thread."""

    client: stripe.StripeClient = field(repr=False)

    def one(self, ask: Callable[[], stripe.StripeObject], read: Read[T]) -> Outcome[T]:
        return outcome(ask, lambda found: read(Fields.of(found.to_dict())))

    def every(
        self, ask: Callable[[], stripe.ListObject[Any]], read: Read[T]
    ) -> Outcome[Sequence[T]]:
        """Every page, newest first; the first page that cannot be had decides."""
        return outcome(ask, lambda page: tuple(read(row) for row in _rows(page)))


def _rows(page: stripe.ListObject[Any]) -> Iterator[Fields]:
    """Raises UnreadableObject for a row that comes twice: such a list might never end."""
    seen: set[str] = set()
    for row in page.auto_paging_iter():
        found = Fields.of(row.to_dict())
        ref = found.text("id")
        if ref in seen:
            raise UnreadableObject("id")
        seen.add(ref)
        yield found


def open_client(
    *,
    api_key: str,
    api_base: str | None = None,
    connect_seconds: float = CONNECT_SECONDS,
    read_seconds: float = READ_SECONDS,
) -> stripe.StripeClient:
    """A client with limits; `api_base` is another server than Stripe's, for files too."""
    quieten_the_library()
    base = api_base and api_base.rstrip("/")
    return stripe.StripeClient(
        api_key,
        stripe_version=API_VERSION,
        base_addresses={"api": base, "files": base} if base else None,
        max_network_retries=RETRIES,
        http_client=stripe.RequestsClient(timeout=(connect_seconds, read_seconds)),
    )
