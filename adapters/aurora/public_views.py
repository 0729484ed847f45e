"""The blueprint's views under their bare names, for SQL that names no schema (data-model.md)."""

from typing import LiteralString

import psycopg
from psycopg.sql import SQL, Identifier

VIEWS: tuple[LiteralString, ...] = (
    "support_case",
    "support_message",
    "support_event",
    "support_refund",
)
_PUBLISH = SQL(
    """
    create or replace view public.{view} as select * from sup.{view};
    grant select on public.{view} to support_app;
    """
)


def put_views_into_public(owner_url: str) -> None:
    """Make the views, or leave them as they are; all of them or none.

    A view or table of that name which is not ours is never replaced: psycopg raises then.
    """
    with psycopg.connect(owner_url) as session:
        for view in VIEWS:
            session.execute(_PUBLISH.format(view=Identifier(view)).as_bytes(session))
