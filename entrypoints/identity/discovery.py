"""Asking an issuer for its keys (OpenID Connect Discovery 1.0, 4)."""

import time
from http.client import HTTPException, HTTPResponse
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import (
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from entrypoints.identity.identity_provider_fault import IdentityProviderFault
from entrypoints.identity.jwk_set import JwkSet
from entrypoints.identity.safe_url import is_safe_url
from entrypoints.identity.strict_json import read_object

WELL_KNOWN: Final = "/.well-known/openid-configuration"
SECONDS_OF_SILENCE: Final = 3.0
SECONDS_IN_ALL: Final = 5.0
MOST_BYTES: Final = 512 * 1024
CHUNK_BYTES: Final = 64 * 1024


class _NoRedirects(HTTPRedirectHandler):
    """Keys come from where they were said to be, and from nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def discovered_keys(issuer: str) -> JwkSet:
    """The keys that `issuer` publishes now. Raises IdentityProviderFault.

    It takes two requests, each of 3 seconds of silence and some 5 seconds in all at most.
    """
    url = f"{issuer.rstrip('/')}{WELL_KNOWN}"
    told = _fetched(url)
    if told.get("issuer") != issuer:
        raise IdentityProviderFault(url=url, problem="it speaks for another issuer")
    place = told.get("jwks_uri")
    if not isinstance(place, str) or not _is_as_safe(place, issuer):
        raise IdentityProviderFault(url=url, problem="its jwks_uri is no https URL")
    try:
        return JwkSet.read(_fetched(place))
    except ValueError as fault:
        raise IdentityProviderFault(url=place, problem=str(fault)) from None


def _is_as_safe(place: str, issuer: str) -> bool:
    return is_safe_url(place) and (place.startswith("https:") or issuer.startswith("http:"))


def _fetched(url: str) -> dict[str, Any]:
    # The scheme is https, or http to this machine: is_safe_url has seen it.
    request = Request(url, headers={"Accept": "application/json"})  # noqa: S310
    try:
        with _opener(url).open(request, timeout=SECONDS_OF_SILENCE) as response:
            return read_object(_body(response))
    except HTTPError as answer:
        answer.close()
        raise IdentityProviderFault(url=url, problem=f"it answered {answer.code}") from None
    except (OSError, HTTPException) as fault:
        raise IdentityProviderFault(url=url, problem=type(fault).__name__) from fault
    except ValueError:
        raise IdentityProviderFault(url=url, problem="it told no JSON object") from None


def _opener(url: str) -> OpenerDirector:
    """What is asked over http is this machine, and no proxy of the environment's is before it."""
    proxies = [ProxyHandler({})] if url.startswith("http:") else []
    return build_opener(_NoRedirects(), *proxies)


def _body(response: HTTPResponse) -> bytes:
    """Raises TimeoutError and ValueError: an answer that goes on and on is none."""
    until = time.monotonic() + SECONDS_IN_ALL
    body = b""
    while chunk := response.read1(CHUNK_BYTES):
        body += chunk
        if len(body) > MOST_BYTES:
            raise ValueError("too long")
        if time.monotonic() > until:
            raise TimeoutError
    return body
