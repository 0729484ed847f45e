"""The presets of kernels.md (*time_band*, *studio*, and the defaults of the policy fields)."""

from collections.abc import Iterator

from core.orders.kind import LegKind
from core.orders.policy import Band, Policy

# From how many hours before the start, percent of subtotal and tax, percent of the fee.
FLEXIBLE = ((0, 0, 0), (24, 50, 100), (72, 100, 0))
STANDARD = ((0, 0, 0), (48, 50, 100), (168, 100, 0))
STRICT = ((0, 0, 0), (168, 50, 100), (336, 75, 0))
STUDIO = ((0, 0, 0), (24, 50, 0), (72, 100, 100))

Rows = tuple[tuple[int, int, int], ...]


def default_presets(version: int) -> dict[str, Policy]:
    """Every preset that kernels.md names, by name; a kernel without bands has one of its own."""
    talent = LegKind.TALENT.kernel
    banded = {
        "flexible": (talent, FLEXIBLE),
        "standard": (talent, STANDARD),
        "strict": (talent, STRICT),
        "studio": (LegKind.STUDIO.kernel, STUDIO),
    }
    plain = {kind.kernel: (kind.kernel, ()) for kind in LegKind if not kind.is_a_session}
    terms: dict[str, tuple[str, Rows]] = {**banded, **plain}
    return {
        name: Policy(version=version, name=name, kernel=kernel, bands=tuple(_bands(rows)))
        for name, (kernel, rows) in terms.items()
    }


def _bands(rows: Rows) -> Iterator[Band]:
    ends = (*(start for start, _, _ in rows[1:]), None)
    for (start, service, fee), end in zip(rows, ends, strict=False):
        yield Band(
            from_hours=start, to_hours=end, buyer_refund_pct=service, platform_fee_refund_pct=fee
        )
