"""The four components in one proportion, each rounded half-up (kernels.md, top)."""

from core.cents import percent_of, share_of
from core.parts import Parts


def in_proportion(paid: Parts, *, part: int, whole: int) -> Parts:
    """`part / whole` of each component; with the subtotal as whole, the subtotal is `part`."""
    return Parts(
        share_of(paid.subtotal_cents, part=part, whole=whole),
        share_of(paid.service_tax_cents, part=part, whole=whole),
        share_of(paid.platform_fee_cents, part=part, whole=whole),
        share_of(paid.platform_fee_tax_cents, part=part, whole=whole),
    )


def in_percent(paid: Parts, *, service: int, fee: int) -> Parts:
    """`service` percent of subtotal and service tax, `fee` percent of fee and fee tax."""
    return Parts(
        percent_of(paid.subtotal_cents, service),
        percent_of(paid.service_tax_cents, service),
        percent_of(paid.platform_fee_cents, fee),
        percent_of(paid.platform_fee_tax_cents, fee),
    )


def proportion_in_words(paid: Parts, *, part: int, whole: int) -> str:
    """The calculation of `in_proportion`, to redo on paper."""
    return (
        f"each part x {part} / {whole}: subtotal {paid.subtotal_cents}, service tax "
        f"{paid.service_tax_cents}, platform fee {paid.platform_fee_cents}, fee tax "
        f"{paid.platform_fee_tax_cents}"
    )


def percent_in_words(paid: Parts, *, service: int, fee: int) -> str:
    """The calculation of `in_percent`, to redo on paper."""
    return (
        f"{service} % of subtotal {paid.subtotal_cents} and of service tax "
        f"{paid.service_tax_cents}; {fee} % of platform fee {paid.platform_fee_cents} and of fee "
        f"tax {paid.platform_fee_tax_cents}"
    )
