"""Whether a representment may go out by itself: what policy wants of it is there."""

from collections.abc import Iterator

from core.chargebacks.representment import FIELDS, Representment
from core.chargebacks.terms import PACK, ChargebackTerms


def missing(
    representment: Representment, *, reason_code: str, packed: bool, terms: ChargebackTerms
) -> tuple[str, ...]:
    """The names of what is wanted for that reason and not there, in the order of the fields."""
    return tuple(_missing(representment, terms.required_for(reason_code), packed=packed))


def _missing(
    representment: Representment, required: tuple[str, ...], *, packed: bool
) -> Iterator[str]:
    if not packed:
        yield PACK
    for name in FIELDS:
        if name in required and not getattr(representment, name).strip():
            yield name
