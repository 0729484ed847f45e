"""The schema that is served, as documented SDL."""

import tomllib
from functools import cache
from pathlib import Path

from graphql import DocumentNode, parse, print_ast

from entrypoints.graphql.schema.growing import grow
from entrypoints.graphql.schema.wording import worded

FOLDER = Path(__file__).parent
CONTRACT = FOLDER / "contract.graphql"
WORDS = FOLDER / "contract_words.toml"


@cache
def served_sdl() -> str:
    """The contract with its extensions, every element described.

    Raises AlteredContract when the files beside this one do not fit together.
    """
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    contract = worded(_read(CONTRACT), words)
    extensions = (_read(file) for file in sorted(FOLDER.glob("*.graphql")) if file != CONTRACT)
    return print_ast(grow(contract, extensions)) + "\n"


def _read(file: Path) -> DocumentNode:
    return parse(file.read_text(encoding="utf-8"))
