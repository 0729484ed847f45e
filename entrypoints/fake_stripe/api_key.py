"""Who may ask: whoever sends the secret key, as Basic user name or as Bearer token."""

from base64 import b64decode

from adapters.fake_stripe.errors import StripeApiError


def check_api_key(authorization: str | None, *, api_key: str | None) -> None:
    """Raises StripeApiError (401). Without an `api_key`, any key that is not empty will do."""
    given = _given(authorization or "")
    if not given:
        raise _unauthorized(
            "You did not provide an API key. You need to provide your API key in the"
            " Authorization header, using Bearer auth (e.g. 'Authorization: Bearer"
            " YOUR_SECRET_KEY')."
        )
    if api_key is not None and given != api_key:
        raise _unauthorized(f"Invalid API Key provided: {_masked(given)}")


def _given(authorization: str) -> str:
    scheme, _, rest = authorization.strip().partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return b64decode(rest.strip(), validate=True).decode().partition(":")[0]
    except ValueError:
        return ""


def _masked(key: str) -> str:
    return "*" * max(len(key) - 4, 4) + key[-4:] if len(key) > 8 else "*" * len(key)  # noqa: PLR2004


def _unauthorized(message: str) -> StripeApiError:
    return StripeApiError(
        status=401, type="invalid_request_error", message=message, remembered=False
    )
