"""Retention as S3 writes it."""

from datetime import datetime, timedelta


def whole_second(until: datetime) -> datetime:
    """The next whole second: S3 cuts off fractions, and what it keeps must not be shorter."""
    cut = until.replace(microsecond=0)
    return cut if cut == until else cut + timedelta(seconds=1)
