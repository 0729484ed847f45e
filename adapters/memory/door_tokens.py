"""What a form or a link allows, signed so that nobody else can write one."""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from attrs import field, frozen

MAC_BYTES = sha256().digest_size


@frozen
class DoorTokens:
    """`secret` is 32 bytes; whoever has it can write tokens. It is in no repr."""

    secret: bytes = field(factory=lambda: token_bytes(32), repr=False)

    def sign(self, claims: dict[str, Any]) -> str:
        """Text for a URL. The claims are signed and not hidden."""
        said = json.dumps(claims, separators=(",", ":")).encode()
        return urlsafe_b64encode(self._mac(said) + said).decode("ascii").rstrip("=")

    def read(self, token: str) -> dict[str, Any] | None:
        """The claims, unless the token is not ours."""
        try:
            raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except ValueError:
            return None
        mac, said = raw[:MAC_BYTES], raw[MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(said)):
            return None
        claims: dict[str, Any] = json.loads(said)
        return claims

    def _mac(self, said: bytes) -> bytes:
        return hmac.digest(self.secret, said, "sha256")
