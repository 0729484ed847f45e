"""Why a person may be forgotten."""

from enum import StrEnum


class ErasureGround(StrEnum):
    """The grounds of GDPR Article 17(1), a to f."""

    NO_LONGER_NEEDED = "no_longer_needed"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    OBJECTION = "objection"
    UNLAWFUL = "unlawful"
    LEGAL_OBLIGATION = "legal_obligation"
    CHILD = "child"
