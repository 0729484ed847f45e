"""For whom a pack is made, which decides what is in it."""

from enum import StrEnum


class PackPurpose(StrEnum):
    INTERNAL = "internal"
    """For staff: everything, notes and books included."""
    REPRESENTMENT = "representment"
    """For a bank: what participants can see and what money moved, no word among staff."""
