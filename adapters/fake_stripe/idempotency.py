"""Stripe's idempotency keys: the first answer replayed, another request under the key refused.

A key is kept for 24 hours. While its first request runs, a second one is answered 409.
"""

import json
from collections.abc import Mapping
from copy import deepcopy
from hashlib import sha256
from typing import Any

from attrs import define, field

from adapters.fake_stripe.calls import ApiAnswer, ApiCall
from adapters.fake_stripe.errors import key_in_use, key_mismatch, malformed

KEPT_SECONDS = 24 * 60 * 60
MAX_KEY_LENGTH = 255


def fingerprint(call: ApiCall) -> str:
    """The same for a typed call and for the form that carries it."""
    said = [call.method, call.path, _as_form(call.params)]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _as_form(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _as_form(item) for name, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_as_form(item) for item in value]
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    return str(value).lower() if isinstance(value, bool) else str(value)


@define
class IdempotencyKeys:
    """Saved answers by key, and the keys whose first request is still running."""

    saved: dict[str, dict[str, Any]] = field(factory=dict)
    running: dict[str, str] = field(factory=dict)

    def begin(self, key: str, call: ApiCall, *, now: int) -> ApiAnswer | None:
        """The first answer, to be replayed, or None when this request is the one that runs.

        Raises StripeApiError for a key too long, in use, or first used differently.
        """
        if len(key) > MAX_KEY_LENGTH:
            raise malformed(
                "Idempotency keys can be at most 255 characters long.",
                code="parameter_invalid_string",
                param="Idempotency-Key",
            )
        self._forget_before(now - KEPT_SECONDS)
        print_ = fingerprint(call)
        first = self.saved.get(key, {}).get("fingerprint", self.running.get(key, print_))
        if first != print_:
            raise key_mismatch(key)
        if key in self.running:
            raise key_in_use(key)
        if key in self.saved:
            return self._first_answer(self.saved[key])
        self.running[key] = print_
        return None

    def save(self, key: str, answer: ApiAnswer, *, now: int) -> None:
        """From now on the key answers this."""
        self.saved[key] = {
            "fingerprint": self.running[key],
            "status": answer.status,
            "body": deepcopy(answer.body),
            "request_id": answer.request_id,
            "created": now,
        }

    def release(self, key: str) -> None:
        """The request ended, saved or not."""
        self.running.pop(key, None)

    def _forget_before(self, moment: int) -> None:
        for key in [key for key, saved in self.saved.items() if saved["created"] <= moment]:
            del self.saved[key]

    def _first_answer(self, saved: dict[str, Any]) -> ApiAnswer:
        return ApiAnswer(
            status=saved["status"],
            body=deepcopy(saved["body"]),
            request_id=saved["request_id"],
            original_request=saved["request_id"],
        )
