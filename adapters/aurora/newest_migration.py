"""How far the schema has to be for this program."""

from functools import cache
from importlib.resources import files

SUFFIX = ".sql"


@cache
def newest_migration() -> str:
    """The name of the last migration there is."""
    folder = files("adapters.aurora").joinpath("migrations")
    return max(file.name for file in folder.iterdir() if file.name.endswith(SUFFIX)).removesuffix(
        SUFFIX
    )
