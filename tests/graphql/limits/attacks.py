"""Documents that ask for too much, each in its own way (reliability.md 26)."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen


@frozen(kw_only=True)
class Attack:
    """`says` is a part of the message that names the limit."""

    query: str
    says: str
    variables: Mapping[str, Any] = field(factory=dict)


def _many(text: str, times: int) -> str:
    return " ".join(text.replace("#", str(number)) for number in range(times))


def _nested(name: str, times: int, inside: str) -> str:
    return f"{name} {{ " * times + inside + " }" * times


def _chain(length: int, last: str) -> str:
    """Each fragment spreads the next one twice: 2 ** length in the end."""
    links = _many_links(length)
    return f"{{ adminCases {{ ...f0 }} }} {links} fragment f{length} on Case {{ {last} }}"


def _many_links(length: int) -> str:
    return " ".join(
        f"fragment f{number} on Case {{ ...f{number + 1} ...f{number + 1} }}"
        for number in range(length)
    )


def _deep_list(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


HEAVY = (
    "timeline { id type payload createdAt } refunds { id decision }"
    " messages { id bodyMd bodyHtml attachments { evidenceId } }"
)
CONNECTION = f"adminCaseConnection(first: $n) {{ edges {{ node {{ {HEAVY} }} }} }}"
ATTACKS: Mapping[str, Attack] = {
    "tokens": Attack(query=f"{{ {_many('a', 20_000)} }}", says="tokens, which is 2000"),
    "comments": Attack(query="#\n" * 20_000 + "{ a }", says="tokens, which is 2000"),
    "one huge text": Attack(
        query='{ adminCase(caseId: "' + "x" * 1_000_000 + '") { id } }', says="characters, which is"
    ),
    "blanks": Attack(query=" " * 1_000_000 + "{ a }", says="characters, which is 50000"),
    "depth": Attack(
        query=f"{{ adminCases {{ {_nested('refunds', 20, 'id')} }} }}", says="depth, which is 10"
    ),
    "depth by inline fragments": Attack(
        query=f"{{ adminCases {{ {_nested('...', 100, 'id')} }} }}", says="depth, which is 10"
    ),
    "depth beyond the parser": Attack(query="{ a" * 600, says="nested too deeply"),
    "a list in lists": Attack(query=f"{{ adminCases(page: {'[' * 900}", says="nested too deeply"),
    "aliases": Attack(
        query=f"{{ adminCases {{ {_many('a#: id', 100)} }} }}", says="aliases, which is 30"
    ),
    "root fields under aliases": Attack(
        query=f"{{ {_many('a#: adminCases { id }', 25)} }}", says="root fields, which is 10"
    ),
    "mutations under aliases": Attack(
        query="mutation { " + _many("a#: pauseRefunds", 20) + " }", says="root fields, which is 10"
    ),
    "repeated fields": Attack(
        query=f"{{ adminCases {{ {_many('id', 400)} }} }}", says="repeats, which is 20"
    ),
    "repeated fields in repeated fields": Attack(
        query='{ adminCase(caseId: "x") { '
        + _many("refunds { " + _many("id status", 5) + " }", 10)
        + " } }",
        says="repeats, which is 20",
    ),
    "very many fields": Attack(
        query=f"{{ adminCases {{ {_many('id', 900)} }} }}", says="selections, which is 500"
    ),
    "directives": Attack(
        query=f"{{ adminCases {{ id {_many('@skip(if: false)', 50)} }} }}",
        says="directives, which is 20",
    ),
    "directives spread out": Attack(
        query=f"{{ adminCases {{ {_many('kind @include(if: true)', 19)} ... @skip(if: true) "
        f"@skip(if: true) {{ id }} }} }}",
        says="directives, which is 20",
    ),
    "directives of variables": Attack(
        query=f"query($a: Int {_many('@x', 40)}) {{ adminCases(page: $a) {{ id }} }}",
        says="directives, which is 20",
    ),
    "directives of a fragment": Attack(
        query=f"{{ adminCases {{ ...F }} }} fragment F on Case {_many('@x', 40)} {{ id }}",
        says="directives, which is 20",
    ),
    "directives of an operation": Attack(
        query=f"query {_many('@x', 40)} {{ adminCases {{ id }} }}", says="directives, which is 20"
    ),
    "very many fragments": Attack(query=_chain(60, "id"), says="fragments, which is 40"),
    "fragments that spread": Attack(query=_chain(30, "id"), says="selections, which is 500"),
    "fragments that spread nothing": Attack(query=_chain(30, ""), says="selections, which is 500"),
    "a fragment in itself": Attack(
        query="{ adminCases { ...F } } fragment F on Case { ...F }", says="depth, which is 10"
    ),
    "fragments in a circle": Attack(
        query="{ adminCases { ...A } } fragment A on Case { ...B } fragment B on Case { ...A }",
        says="depth, which is 10",
    ),
    "an unused fragment": Attack(
        query=f"{{ adminCases {{ id }} }} fragment F on Case {{ {_many('id', 300)} }}",
        says="repeats, which is 20",
    ),
    "a fragment behind another of its name": Attack(
        query=f"{{ adminCases {{ ...F }} }} fragment F on Case {{ {_many('...G', 100)} }} "
        f"fragment G on Case {{ {_many('a#: id', 15)} }} fragment F on Case {{ id }}",
        says="selections, which is 500",
    ),
    "operations": Attack(
        query=_many("query q# { adminCases { id } }", 30), says="operations, which is 10"
    ),
    "cost": Attack(
        query=f"{{ adminCaseConnection(first: 100) {{ edges {{ node {{ {HEAVY} }} }} }} }}",
        says="cost, which is 50000",
    ),
    "cost by a variable": Attack(
        query=f"query($n: Int) {{ {CONNECTION} }}",
        variables={"n": 100},
        says="cost, which is 50000",
    ),
    "cost by a long number": Attack(
        query=CONNECTION.replace("$n", "9" * 4_000).join("{}"),
        says="cost, which is 50000",
    ),
    "cost of dear mutations": Attack(
        query="mutation { " + _many('a#: exportCase(caseId: "sca_#") { url }', 10) + " }",
        says="cost, which is 50000",
    ),
    "variables": Attack(
        query="{ adminCases { id } }",
        variables={"a": [1] * 2_000},
        says="variable values, which is 1000",
    ),
    "deep variables": Attack(
        query="{ adminCases { id } }",
        variables={"a": _deep_list(300)},
        says="variable depth, which is 8",
    ),
}
