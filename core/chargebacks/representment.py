"""What the network is told against a dispute, in its fields (domain.md, *Chargeback*)."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import asdict, evolve, fields, frozen

from core.errors import ErrorCode, Refusal
from core.text import unfit_text

LONGEST_FIELD = 20_000
"""So that all of them stay below the 150 000 characters that the processor takes."""
CUT = "\n[cut: the evidence pack has all of it]"
# The time and the voice of a message, which no other line begins with.
_BEGINNING = 25


@frozen(kw_only=True)
class Representment:
    """Texts, each empty until it is drafted.

    `explanation` answers the reason the cardholder gave; the other fields bear it out.
    """

    product_description: str = ""
    service_date: str = ""
    customer_communication: str = ""
    refund_policy: str = ""
    service_documentation: str = ""
    explanation: str = ""

    def with_texts(self, texts: Mapping[str, str | None]) -> "Representment":
        """The same with what `texts` gives; None leaves a field as it is, "" empties it."""
        return evolve(self, **{name: text for name, text in texts.items() if text is not None})

    def exchanged(self, shown: str, instead: str) -> "Representment":
        """The same with `instead` wherever `shown` stands, also where the end of it was cut off."""
        texts: dict[str, str] = asdict(self)
        return Representment(
            **{name: _exchanged(text, shown, instead) for name, text in texts.items()}
        )

    @property
    def is_blank(self) -> bool:
        return not any(text.strip() for text in asdict(self).values())


def _exchanged(text: str, shown: str, instead: str) -> str:
    if shown in text or not text.endswith(CUT):
        return text.replace(shown, instead)
    beginning = shown[:_BEGINNING]
    kept, found, last = text.removesuffix(CUT).rpartition(beginning)
    cut_off = found and shown.startswith(beginning + last)
    return f"{kept}{instead}{CUT}" if cut_off else text


FIELDS: tuple[str, ...] = tuple(each.name for each in fields(Representment))


def unfit_texts(texts: Mapping[str, str | None], named: Mapping[str, str]) -> Iterator[Any]:
    """Refusals for texts that cannot be sent; `named` has the names that clients know."""
    if all(text is None for text in texts.values()):
        yield _nothing_drafted()
    for name, text in texts.items():
        yield None if text == "" else unfit_text(named[name], text, longest=LONGEST_FIELD)


def _nothing_drafted() -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="input",
        message="Nothing was drafted.",
        hint="Give at least one text; what you leave out stays as it is.",
    )
