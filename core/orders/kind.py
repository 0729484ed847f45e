"""What a leg sells, and the refund kernel that goes with it (kernels.md, *Order snapshot*)."""

from enum import StrEnum


class LegKind(StrEnum):
    TALENT = "talent"
    STUDIO = "studio"
    DELIVERABLE = "deliverable"
    PPV = "ppv"
    REQUEST = "request"
    TIP = "tip"
    SUBSCRIPTION = "subscription"

    @property
    def kernel(self) -> str:
        """The one kernel that decides a leg of this kind."""
        return KERNELS[self]

    @property
    def is_a_session(self) -> bool:
        """Whether the leg is time sold: it has a start, an end and bands."""
        return self in SESSIONS


KERNELS = {
    LegKind.TALENT: "time_band",
    LegKind.STUDIO: "studio",
    LegKind.DELIVERABLE: "deliverable",
    LegKind.PPV: "ppv",
    LegKind.REQUEST: "request",
    LegKind.TIP: "tip",
    LegKind.SUBSCRIPTION: "subscription",
}
SESSIONS = frozenset({LegKind.TALENT, LegKind.STUDIO})
