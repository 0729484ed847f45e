"""What the tables of schema `sup` share; the columns themselves are made by the migrations."""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import MetaData
from sqlalchemy.dialects.postgresql import ENUM, TIMESTAMP

SCHEMA = MetaData(schema="sup")
INSTANT = TIMESTAMP(timezone=True)


def enum_type(name: str, values: Iterable[StrEnum]) -> ENUM:
    """One of the enum types of data-model.md."""
    return ENUM(*(value.value for value in values), name=name, metadata=SCHEMA, create_type=False)
