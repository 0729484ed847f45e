"""What somebody is called of whom nothing is believed."""

from typing import Final

ANONYMOUS: Final = "anonymous"
