"""The phrasebook: every sentence that specifications can use, grouped by noun."""

from collections.abc import Iterator
from types import ModuleType

from entrypoints.specifications.sentence import OPEN_WORD, Sentence, in_general, keyword_of
from entrypoints.specifications.sentences import every_sentence, nouns, sentences_of
from entrypoints.specifications.words import WORDS

PREFACE = """\
# Phrasebook

Every sentence that a specification can use, with an example of each. What stands in `<angle
brackets>` is open; the [last chapter](#open-words) says what can stand there. How to write a
specification is in [features/README.md](../features/README.md).

This page is generated: `support-center features phrasebook > docs/phrasebook.md`
"""
OPEN_WORDS = """\
## Open words

| Word | What it may be |
|---|---|
"""


def phrasebook() -> str:
    """Markdown, the same for the same sentences."""
    chapters = (_chapter(noun) for noun in nouns())
    return "\n".join([PREFACE, *chapters, OPEN_WORDS + "".join(_words())])


def _chapter(noun: ModuleType) -> str:
    name = noun.__name__.rpartition(".")[2]
    head = f"## {name.capitalize()}\n\n{noun.__doc__}\n\n"
    return head + "\n".join(_entry(sentence) for sentence in sentences_of(noun)) + "\n"


def _entry(sentence: Sentence) -> str:
    keyword = "Then" if sentence.is_outcome else "Given"
    return (
        f"- {keyword_of(sentence)}: `{in_general(sentence.text)}`<br>\n"
        f"  *{keyword} {sentence.example}*"
    )


def _words() -> Iterator[str]:
    """Each kind of open word under every name that a sentence gives it."""
    names: dict[str, set[str]] = {}
    for sentence in every_sentence():
        for name, kind in OPEN_WORD.findall(sentence.text):
            names.setdefault(kind, set()).add(f"`<{name.replace('_', ' ')}>`")
    for kind, called in sorted(names.items(), key=lambda it: sorted(it[1])):
        yield f"| {', '.join(sorted(called))} | {WORDS[kind].meaning} |\n"
