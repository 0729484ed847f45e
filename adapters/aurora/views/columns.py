"""The columns of a table that are named as the fields of what its rows become."""

from attrs import AttrsInstance, fields
from psycopg.sql import SQL, Composable, Identifier


def columns_of(shown: type[AttrsInstance], table: str) -> Composable:
    """Every field of `shown` as a column of what the statement calls `table`."""
    return SQL(", ").join(Identifier(table, field.name) for field in fields(shown))


def columns_named(shown: type[AttrsInstance], table: str, *, but: frozenset[str]) -> Composable:
    """The same without those that the statement computes."""
    names = (field.name for field in fields(shown) if field.name not in but)
    return SQL(", ").join(Identifier(table, name) for name in names)
