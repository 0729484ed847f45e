"""Entries given to PutEvents, whatever they tell."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attrs import define, field

from adapters.eventbridge.batches import MOST_BYTES, batches
from adapters.eventbridge.client import eventbridge_client
from adapters.eventbridge.entry import Entry, size_of
from adapters.eventbridge.failures import (
    blames_an_entry,
    no_answer,
    refused_entry,
    refused_request,
)
from ports.event_publisher import Failed, Published, UnusablePublisher

if TYPE_CHECKING:
    from botocore.client import BaseClient

Result = Published | Failed


@define(eq=False, kw_only=True)
class EntrySender:
    """The client is made, and boto3 loaded, when something is first sent. Once a request got no
    answer, those after it fail unsent, so that an outage costs one wait and not one each.
    """

    region: str | None = None
    endpoint_url: str | None = None
    _made: "BaseClient | None" = field(default=None, init=False)

    def send(self, entries: Sequence[Entry]) -> tuple[Result, ...]:
        """One result per entry, in their order. Raises UnusablePublisher."""
        sent = self._sent([entry for entry in entries if size_of(entry) <= MOST_BYTES])
        return tuple(
            next(sent) if size_of(entry) <= MOST_BYTES else _too_large(entry) for entry in entries
        )

    def _sent(self, entries: Sequence[Entry]) -> Iterator[Result]:
        silent: Failed | None = None
        for batch in batches(entries):
            results = silent or self._put(batch)
            if isinstance(results, Failed):
                silent = results
                results = [silent] * len(batch)
            yield from results

    def _put(self, batch: Sequence[Entry]) -> Sequence[Result] | Failed:
        """A result per entry, or the failure of a bus that did not answer."""
        client: Any = self._client
        from botocore.exceptions import (  # noqa: PLC0415
            BotoCoreError,
            ClientError,
            NoCredentialsError,
            PartialCredentialsError,
        )
        from botocore.parsers import ResponseParserError  # noqa: PLC0415

        try:
            told = client.put_events(Entries=list(batch)).get("Entries", [])
        except ClientError as fault:
            if len(batch) > 1 and blames_an_entry(fault):
                return list(self._one_by_one(batch))
            return [refused_request(fault)] * len(batch)
        except (NoCredentialsError, PartialCredentialsError) as fault:
            raise UnusablePublisher(str(fault)) from fault
        except (BotoCoreError, ResponseParserError) as fault:
            return no_answer(fault)
        return _results(batch, told)

    def _one_by_one(self, batch: Sequence[Entry]) -> Iterator[Result]:
        """So that an entry at fault is refused alone."""
        for entry in batch:
            results = self._put([entry])
            yield results if isinstance(results, Failed) else results[0]

    @property
    def _client(self) -> "BaseClient":
        if self._made is None:
            self._made = eventbridge_client(region=self.region, endpoint_url=self.endpoint_url)
        return self._made


def _results(batch: Sequence[Entry], told: Sequence[dict[str, Any]]) -> Sequence[Result]:
    if len(told) != len(batch):
        why = f"EventBridge answered for {len(told)} of {len(batch)} entries"
        return [Failed(why)] * len(batch)
    return [refused_entry(entry) or Published() for entry in told]


def _too_large(entry: Entry) -> Failed:
    return Failed(
        f"its entry has {size_of(entry)} bytes, more than the {MOST_BYTES} EventBridge takes"
    )
