"""How a trace writes lengths of time and splits."""

from datetime import timedelta

from core.parts import Parts


def span(length: timedelta) -> str:
    """A length of time to the microsecond, never rounded: `71 h 59 min 59 s`."""
    length = abs(length)
    hours, rest = divmod(length.seconds, 3600)
    hours += length.days * 24
    if not rest and not length.microseconds:
        return f"{hours} h"
    minutes, seconds = divmod(rest, 60)
    if not length.microseconds:
        return f"{hours} h {minutes} min {seconds} s"
    return f"{hours} h {minutes} min {seconds}.{length.microseconds:06} s"


def amounts(parts: Parts) -> str:
    """The total and the four components in words, in cents."""
    return (
        f"{parts.total_cents} (subtotal {parts.subtotal_cents}, service tax "
        f"{parts.service_tax_cents}, platform fee {parts.platform_fee_cents}, fee tax "
        f"{parts.platform_fee_tax_cents})"
    )
