"""The `Stripe-Signature` header: when a body was signed, and its signatures."""

import re
from datetime import UTC, datetime, timedelta

from attrs import frozen

TOLERANCE = timedelta(minutes=5)
"""Either way: a clock may be behind as well as ahead, and a year ahead is a forgery that keeps."""
LONGEST_HEADER = 4_096
SECONDS = re.compile(r"[0-9]{1,11}")


@frozen
class SignatureHeader:
    """`t=…,v1=…` with any number of signatures: one for each secret while they rotate."""

    text: str
    signed_at: datetime

    @classmethod
    def parse(cls, header: str | None) -> "SignatureHeader | None":
        """None for what is no such header, however long or strange."""
        if not header or len(header) > LONGEST_HEADER or not header.isascii():
            return None
        seconds = [item[2:] for item in header.split(",") if item.startswith("t=")]
        if len(seconds) != 1 or not SECONDS.fullmatch(seconds[0]):
            return None
        try:
            return cls(header, datetime.fromtimestamp(int(seconds[0]), tz=UTC))
        except (OverflowError, ValueError, OSError):
            return None

    def is_of(self, now: datetime) -> bool:
        """Whether it was signed about `now` (UTC), five minutes included."""
        return abs(now - self.signed_at) <= TOLERANCE
