"""New identifiers: prefixed, sortable by time (domain.md, *Identifiers*)."""

from enum import StrEnum
from typing import Protocol


class Prefix(StrEnum):
    """What an id names, by its prefix."""

    CASE = "sca_"
    MESSAGE = "smg_"
    EVENT = "sev_"
    REFUND = "srf_"
    HOLD = "sph_"
    AUDIT = "aud_"
    OUTBOX = "sob_"
    POSTING = "slp_"
    REVERSAL = "srv_"
    PARKED = "spw_"
    DEPOSIT_CLAIM = "sdp_"
    DEPOSIT_RELEASE = "sdr_"
    DMCA_CLAIM = "sdm_"
    VIOLATION = "spv_"
    ERASURE = "ser_"
    EVIDENCE = "sfl_"
    NOTIFICATION = "snt_"
    CHARGEBACK = "scb_"


class IdGenerator(Protocol):
    def new(self, prefix: Prefix) -> str:
        """A fresh id, greater than every one this generator made before."""
        ...
