"""The two sides of an order, as far as policy tells them apart."""

from enum import StrEnum


class Party(StrEnum):
    """Who cancelled, or who did not turn up."""

    BUYER = "buyer"
    PROVIDER = "provider"
