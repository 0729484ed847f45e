"""What the stack needs beside the zips: its template, and the schema as AppSync accepts it."""

from pathlib import Path
from typing import Final

from entrypoints.graphql.schema.appsync import appsync_sdl

TEMPLATE: Final = "template.yaml"
SCHEMA: Final = "schema.graphql"
STACK: Final = Path(__file__).parents[1] / "aws_lambda" / "stack"


def write_stack_files(out: Path) -> None:
    """Both under the names that the template knows. Raises OSError."""
    (out / TEMPLATE).write_bytes((STACK / TEMPLATE).read_bytes())
    (out / SCHEMA).write_text(appsync_sdl(), encoding="utf-8")
