"""Fill the database of the settings with made-up cases, and tell how that went."""

import json
import secrets
import sys
from datetime import UTC, datetime

from entrypoints.cli.database import open_database
from entrypoints.cli.database_faults import telling_database_faults
from entrypoints.cli.fault import DONE
from entrypoints.cli.load_demo import MOST_SEED
from entrypoints.demo.volumes.loading import Loaded, load
from entrypoints.demo.volumes.stamping import Stamping
from entrypoints.settings.settings import Settings

_BACK_AND_CLEAR = "\r\033[K"
NAMES = {
    "case": "cases",
    "case_event": "events",
    "message": "messages",
    "order_snapshot": "orders",
    "refund": "refunds",
    "payout_hold": "holds",
}


def load_demo(settings: Settings, *, cases: int, seed: int | None, as_json: bool) -> int:
    """The exit code, once every case is in. Raises CliFault."""
    drawn = secrets.randbelow(MOST_SEED) if seed is None else seed
    watched = sys.stderr.isatty()

    def told(done: int) -> None:
        if watched:
            print(
                f"{_BACK_AND_CLEAR}loading {done} of {cases}", end="", file=sys.stderr, flush=True
            )

    with open_database(settings, join=True) as database, telling_database_faults():
        stamping = Stamping(cases=cases, seed=drawn, now=datetime.now(UTC))
        loaded = load(database.url.to_connect(), stamping, told=told)
    if watched:
        print(_BACK_AND_CLEAR, end="", file=sys.stderr)
    print(_as_json(loaded, drawn) if as_json else _in_words(loaded, drawn, database.place))
    return DONE


def _as_json(loaded: Loaded, seed: int) -> str:
    counts = {name: loaded.rows.get(table, 0) for table, name in NAMES.items()}
    rate = {"seconds": round(loaded.seconds, 3), "cases_per_second": round(loaded.cases_a_second)}
    return json.dumps({**counts, "seed": seed, **rate})


def _in_words(loaded: Loaded, seed: int, place: str) -> str:
    counts = ", ".join(f"{loaded.rows.get(table, 0):,} {name}" for table, name in NAMES.items())
    return (
        f"{place}: added {counts} in {loaded.seconds:.1f} s"
        f" ({loaded.cases_a_second:,.0f} cases/s, seed {seed})"
    )
