"""How a trace writes lengths of time and splits."""

from datetime import timedelta

from core.parts import Parts

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)


def span(length: timedelta) -> str:
    """A length of time to the microsecond, never rounded: `71 h 59 min 59 s`."""
    hours, rest = divmod(abs(length), _HOUR)
    if not rest:
        return f"{hours} h"
    minutes, rest = divmod(rest, _MINUTE)
    seconds, rest = divmod(rest, _SECOND)
    if not rest:
        return f"{hours} h {minutes} min {seconds} s"
    return f"{hours} h {minutes} min {seconds}.{rest.microseconds:06} s"


def split(parts: Parts) -> str:
    """The four components in words, in cents."""
    return (
        f"subtotal {parts.subtotal_cents}, service tax {parts.service_tax_cents}, platform fee "
        f"{parts.platform_fee_cents}, fee tax {parts.platform_fee_tax_cents}"
    )
