"""Stamped cases into the database, a batch a transaction."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import islice

import psycopg
from attrs import frozen

from adapters.aurora.bulk_rows import copy_rows
from entrypoints.demo.volumes.stamping import Stamping

BATCH = 2_000


@frozen(kw_only=True)
class Loaded:
    """How many rows each table got, and how long it took."""

    rows: Mapping[str, int]
    seconds: float

    @property
    def cases_a_second(self) -> float:
        return self.rows.get("case", 0) / self.seconds


def load(url: str, stamping: Stamping, *, told: Callable[[int], None]) -> Loaded:
    """Write every case; `told` hears how many are in after each batch.

    What was written before a fault stays. Raises what psycopg raises.
    """
    started, rows = time.monotonic(), Counter[str]()
    stamped, columns = iter(stamping), stamping.columns
    with psycopg.connect(url, autocommit=True) as session:
        while batch := list(islice(stamped, BATCH)):
            lines: defaultdict[str, list[str]] = defaultdict(list)
            for mould, texts in batch:
                rows.update(mould.counts)
                for table, text in texts.items():
                    lines[table].append(text)
            with session.transaction():
                copy_rows(session, columns, {name: "".join(text) for name, text in lines.items()})
            told(rows["case"])
    return Loaded(rows=rows, seconds=time.monotonic() - started)
