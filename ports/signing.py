"""Signatures that prove which seal was the newest, made with a key the database never holds."""

from typing import Protocol

from attrs import frozen


@frozen(kw_only=True)
class Signature:
    """`value` is over the SHA-256 of the message; `key_id` names the key for a reader."""

    key_id: str
    algorithm: str
    value: bytes


class SigningUnavailable(Exception):
    """The key cannot be used right now; nothing is known of any signature.

    `detail` is a line for whoever runs the service; it quotes no secret and no message.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Signer(Protocol):
    """One key. Called from outside any transaction; both may raise SigningUnavailable."""

    def sign(self, message: bytes) -> Signature:
        """Two signatures of the same message may differ; both are good."""
        ...

    def verify(self, message: bytes, signature: Signature) -> bool:
        """Whether *this* key signed the message, whatever key the signature names."""
        ...
