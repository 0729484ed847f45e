"""The malfunction of a key under which something else is kept already."""


class OtherContent(Exception):
    """Content of another hash was kept under the key, or offered for it; nothing was replaced.

    Keys are chosen by the server and used once, so this is a fault of the caller or tampering.
    """

    def __init__(self, *, key: str, expected_sha256: str, found_sha256: str) -> None:
        super().__init__(f"{key}: expected SHA-256 {expected_sha256}, found {found_sha256}")
        self.key = key
        self.expected_sha256 = expected_sha256
        self.found_sha256 = found_sha256
