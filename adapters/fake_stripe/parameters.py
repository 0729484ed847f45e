"""Reading the parameters of a call, from typed values or from a decoded form.

Everything here answers before the endpoint begins: see `StripeApiError.remembered`.
"""

import re
from collections.abc import Mapping
from typing import Any

from adapters.fake_stripe.errors import StripeApiError, malformed

Parameters = Mapping[str, Any]
DIGITS = re.compile("[0-9]{1,18}")
"""As many as a number of 64 bits can always have."""


def allow_only(params: Parameters, *names: str) -> None:
    """Raises StripeApiError (parameter_unknown) for a parameter the endpoint does not know."""
    for name in params:
        if name not in names and name != "expand":
            raise malformed(
                f"Received unknown parameter: {name}", code="parameter_unknown", param=name
            )


def text(params: Parameters, name: str) -> str | None:
    value = params.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise malformed(f"Invalid string: {value}", code="parameter_invalid_string", param=name)
    if not value.strip():
        raise malformed(
            f"You passed an empty string for '{name}'.",
            code="parameter_invalid_empty",
            param=name,
        )
    return value


def positive_integer(params: Parameters, name: str) -> int | None:
    """A whole number above zero, as an int or as the digits a form carries."""
    return whole_number(params, name, least=1)


def whole_number(params: Parameters, name: str, *, least: int = 0) -> int | None:
    """A whole number that is not below `least`."""
    value = params.get(name)
    if value is None:
        return None
    if isinstance(value, str) and DIGITS.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise malformed(f"Invalid integer: {value}", code="parameter_invalid_integer", param=name)
    if value < least:
        raise malformed(
            f"This value must be greater than or equal to {least}.",
            code="parameter_invalid_integer",
            param=name,
        )
    return value


def flag(params: Parameters, name: str, *, default: bool) -> bool:
    value = params.get(name)
    if value is None:
        return default
    if isinstance(value, bool):
        return value
    if value in {"true", "false"}:
        return bool(value == "true")
    raise malformed(f"Invalid boolean: {value}", code="parameter_invalid_boolean", param=name)


def texts_by_name(params: Parameters, name: str) -> dict[str, str]:
    """A hash of texts, such as `metadata` or a dispute's `evidence`; empty when absent."""
    value = params.get(name)
    if value is None or value == "":
        return {}
    if not isinstance(value, Mapping) or not all(
        isinstance(key, str) and isinstance(item, str) for key, item in value.items()
    ):
        raise malformed("Invalid hash", code="parameter_invalid_hash", param=name)
    return dict(value)


def texts(params: Parameters, name: str) -> tuple[str, ...]:
    """A list of texts, such as `expand`; empty when absent."""
    value = params.get(name)
    if value is None:
        return ()
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise malformed("Invalid array", code="parameter_invalid_string", param=name)
    return tuple(value)


def parameter_missing(name: str) -> StripeApiError:
    return malformed(f"Missing required param: {name}.", code="parameter_missing", param=name)
