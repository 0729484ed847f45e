"""Clients that work today go on working: every kind of break is found, and named."""

import json
from pathlib import Path

import pytest
from graphql import build_schema

from entrypoints.cli.main import main
from entrypoints.graphql.schema.baselines import RELEASED, last_release, own_baselines
from entrypoints.graphql.schema.comparing import noticed
from entrypoints.graphql.schema.served import served_sdl

EARLIER = """
directive @auth(role: String!) on FIELD_DEFINITION
enum Mood { GOOD BAD }
type Case { id: ID!, mood: Mood, title: String! }
input Given { id: ID!, page: Int = 1 }
type Query {
  case(id: ID!, page: Int = 1): Case @auth(role: "one|two")
  cases(given: Given): [Case!]! @auth(role: "one")
}
"""
BREAKS = [
    ("mood: Mood, ", "", "FIELD_REMOVED", "Field Case.mood was removed."),
    ("GOOD BAD", "GOOD", "VALUE_REMOVED_FROM_ENUM", "Enum value Mood.BAD was removed."),
    ("title: String!", "title: String", "FIELD_CHANGED_KIND", "Case.title"),
    ("mood: Mood", "mood: String", "FIELD_CHANGED_KIND", "Case.mood"),
    ("(id: ID!, page: Int = 1)", "(id: ID!)", "ARG_REMOVED", "Query.case(page:)"),
    ("case(id: ID!,", "case(id: Int!,", "ARG_CHANGED_KIND", "Query.case(id:)"),
    ("(given: Given)", "(given: Given!)", "ARG_CHANGED_KIND", "Query.cases(given:)"),
    ("case(id: ID!", "case(of: ID!, id: ID!", "REQUIRED_ARG_ADDED", "Query.case(of:)"),
    ("{ id: ID!, page", "{ of: ID!, id: ID!, page", "REQUIRED_INPUT_FIELD_ADDED", "Given.of"),
    ("ID!, page: Int = 1): ", "ID!, page: Int = 2): ", "ARG_DEFAULT_VALUE_CHANGE", "from 1 to 2"),
    ("page: Int = 1 }", "page: Int }", "INPUT_FIELD_DEFAULT_VALUE_CHANGE", "Given.page"),
    ("one|two", "two", "ROLES_TAKEN", "Query.case is closed to one."),
    (' @auth(role: "one|two")', "", "AUTH_REMOVED", "Query.case asks for no role any more."),
]
ADDITIONS = [
    ("title: String!", "title: String!, more: Int"),
    ("(given: Given)", "(given: Given, page: Int)"),
    ("{ id: ID!, page", "{ id: ID!, of: ID, page"),
    ("mood: Mood", "mood: Mood!"),
    ('"one")', '"one|two")'),
]


@pytest.mark.parametrize(("before", "after", "kind", "what"), BREAKS)
def test_a_break_is_found_and_named(before: str, after: str, kind: str, what: str) -> None:
    assert before in EARLIER
    later = EARLIER.replace(before, after, 1)
    (found,) = noticed(build_schema(EARLIER), build_schema(later))
    assert (found.kind, found.breaks) == (kind, True)
    assert what in found.what


@pytest.mark.parametrize(("before", "after"), ADDITIONS)
def test_an_addition_is_no_break(before: str, after: str) -> None:
    assert before in EARLIER
    later = EARLIER.replace(before, after, 1)
    assert noticed(build_schema(EARLIER), build_schema(later)) == []


def test_a_new_value_of_an_enum_asks_for_care_and_breaks_nothing() -> None:
    (found,) = noticed(
        build_schema(EARLIER), build_schema(EARLIER.replace("GOOD BAD", "GOOD BAD UGLY"))
    )
    assert (found.kind, found.breaks) == ("VALUE_ADDED_TO_ENUM", False)


def test_what_is_served_breaks_neither_the_contract_nor_the_last_release(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["schema", "check"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if line.startswith("break")] == []
    assert told[-2:] == [
        "the contract: nothing breaks",
        f"{own_baselines()[1].name}: nothing breaks",
    ]


def test_the_last_release_is_the_one_with_the_highest_version(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for version in ("0.9.0", "0.10.0", "0.2.11"):
        (tmp_path / f"{version}.graphql").write_text(EARLIER, encoding="utf-8")
    monkeypatch.setattr("entrypoints.graphql.schema.baselines.RELEASED", tmp_path)
    assert last_release().stem == "0.10.0"
    assert (RELEASED / "0.1.0.graphql").exists()


@pytest.fixture
def more_than_we_serve(tmp_path: Path) -> Path:
    """What a client was built on that asks for a field we do not have, and gave a role less."""
    file = tmp_path / "theirs.graphql"
    sdl = served_sdl().replace("  threadId: ID\n", "  threadId: ID\n  threadTitle: String\n", 1)
    guarded = '): Boolean! @auth(role: "trust_safety")'
    file.write_text(sdl.replace(guarded, guarded.replace('")', '|participant")'), 1), "utf-8")
    return file


def test_the_command_names_each_break_and_fails(
    more_than_we_serve: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "check", "--against", str(more_than_we_serve)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"break    FIELD_REMOVED  Field Case.threadTitle was removed.  ({more_than_we_serve})",
        "break    ROLES_TAKEN  Mutation.addCaseNote is closed to participant."
        f"  ({more_than_we_serve})",
        f"{more_than_we_serve}: 2 breaks",
    ]


def test_the_command_tells_programs_too(
    more_than_we_serve: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "check", "--json", "--against", str(more_than_we_serve)]) == 1
    field, role, total = map(json.loads, capsys.readouterr().out.splitlines())
    assert field == {
        "against": str(more_than_we_serve),
        "weight": "break",
        "kind": "FIELD_REMOVED",
        "what": "Field Case.threadTitle was removed.",
    }
    assert role["kind"] == "ROLES_TAKEN"
    assert total == {"breaks": 2, "against": [str(more_than_we_serve)]}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is no schema"),
        (b"type Query { a: Nothing }", "is no schema: Unknown type 'Nothing'"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"type Query { a: " + b"[" * 5_000, "is no schema"),
        (None, "cannot be read"),
    ],
)
def test_what_holds_no_schema_is_misuse_and_says_which_file(
    content: bytes | None, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "theirs.graphql"
    if content is not None:
        file.write_bytes(content)
    assert main(["schema", "check", "--against", str(file)]) == 2
    met = capsys.readouterr()
    assert met.out == ""
    assert f"--against {file}: {told}" in met.err
