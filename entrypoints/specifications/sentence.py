"""One sentence that specifications can use, and the step it stands for."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from entrypoints.specifications.unmet import Mistake
from entrypoints.specifications.words import WORDS

Step = Callable[..., None]
OPEN_WORD = re.compile(r"\{(\w+):(\w+)\}")


@frozen(kw_only=True)
class Sentence:
    """`text` has `{amount:Amount}` where one of WORDS stands.

    An outcome says, after Then, what must have come of it. Any other sentence says, after Given
    or When, how things stand or what happens.
    """

    text: str
    noun: str
    is_outcome: bool
    step: Step
    example: str
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    @_pattern.default
    def _from_text(self) -> re.Pattern[str]:
        return re.compile(_pattern_of(self.text), re.IGNORECASE)

    def matches(self, said: str) -> bool:
        return self._pattern.fullmatch(said) is not None

    def read(self, said: str) -> Mapping[str, Any]:
        """What the open words of a matching `said` mean, by name.

        Raises Mistake for a word that has the right shape and means nothing, such as a 31st of
        February.
        """
        found = self._pattern.fullmatch(said)
        if found is None:
            raise ValueError(f"{said!r} is not the sentence {self.text!r}")
        kinds = dict(OPEN_WORD.findall(self.text))
        return {name: _read(kinds[name], word) for name, word in found.groupdict().items()}


def _read(kind: str, word: str) -> Any:
    try:
        return WORDS[kind].read(word)
    except ValueError as fault:
        example = WORDS[kind].example
        raise Mistake(f"There is no {word}; write for example {example}.") from fault


def in_general(text: str) -> str:
    """The sentence as a phrasebook shows it: `<amount>` where an amount stands."""
    return OPEN_WORD.sub(lambda found: f"<{found[1].replace('_', ' ')}>", text)


def keyword_of(sentence: Sentence) -> str:
    """After which words it may stand."""
    return "Then" if sentence.is_outcome else "Given or When"


def shown(sentence: Sentence) -> str:
    """The sentence in general, as it would be written."""
    keyword = "Then" if sentence.is_outcome else "Given"
    return f"{keyword} {in_general(sentence.text)}"


def for_example(text: str) -> str:
    """The sentence with an example for each of its open words."""
    return OPEN_WORD.sub(lambda found: WORDS[found[2]].example, text)


def _pattern_of(text: str) -> str:
    literal, *rest = OPEN_WORD.split(text)
    opened = zip(rest[0::3], rest[1::3], rest[2::3], strict=True)
    return re.escape(literal) + "".join(
        f"(?P<{name}>{WORDS[kind].pattern}){re.escape(after)}" for name, kind, after in opened
    )
