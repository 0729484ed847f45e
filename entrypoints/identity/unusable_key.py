"""What is raised when the demo's key file holds no key of the demo's kind."""

from pathlib import Path


class UnusableKey(Exception):
    """The file is no ES256 private key. Removing it makes the next start write a new one."""

    def __init__(self, *, file: Path) -> None:
        super().__init__(f"{file} holds no demo key; remove it and a new one is made")
        self.file = file
