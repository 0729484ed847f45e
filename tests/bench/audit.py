"""What the audit costs those who write it, and how fast it is sealed and proved."""

import hashlib
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import psycopg
from attrs import frozen

from adapters.system.file_bucket import FileBucket
from adapters.system.system_clock import SystemClock
from tests.bench.audited_shares import shares
from tests.bench.durable_server import durable_server, migrated
from tests.bench.watched import watched
from tests.postgres.temporary_cluster import temporary_home

# As the reads and actions of a day: an address, a browser, a few ids.
FILL = b"""
insert into sup.admin_audit
    (audit_id, actor_admin, action, resource, details, ip, user_agent, created_at)
select
    'aud_01KAXV' || to_char(n, 'FM0000000000'), 'usr_agent_' || n %% 50, 'case.view',
    'case:sca_' || n %% 10000,
    jsonb_build_object('corr_id', md5(n::text), 'case_id', 'sca_' || n %% 10000),
    ('10.0.' || n %% 250 || '.' || n %% 199)::inet,
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
    timestamptz '2026-11-22 08:00Z' + n * interval '1 millisecond'
from generate_series(1, %(rows)s) n
"""
Done = TypeVar("Done")
SEAL = ("seal", "--once", "--json")
VERIFY = ("audit", "verify", "--json")


@frozen(kw_only=True)
class Raw:
    """What the machine needs for the same bytes without us, in seconds."""

    objects: int
    mebibytes: float
    hashing: float
    writing: float
    reading: float


def main(words: Sequence[str]) -> None:
    """Print rates, ratios and memory; judge nothing."""
    parser = ArgumentParser(prog="python -m tests.bench audit", description=__doc__)
    parser.add_argument(
        "--rows", type=int, nargs="+", default=[100_000, 1_000_000], help="entries to seal"
    )
    parser.add_argument("--rounds", type=int, default=7, help="rounds of the shares")
    asked = parser.parse_args(words)
    with durable_server() as cluster:
        with migrated(cluster) as database:
            for line in shares(database.application_url, rounds=asked.rounds):
                _tell(line)
        for rows in asked.rows:
            with migrated(cluster) as database, temporary_home() as home:
                for line in _rates(database.owner_url, database.application_url, home, rows):
                    _tell(line)


def _rates(owner_url: str, url: str, home: Path, rows: int) -> Iterator[str]:
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute(FILL, {"rows": rows})
        owner.execute("analyze")
    environment = {"DATABASE_URL": url, "SUPPORT_CENTER_HOME": str(home)}
    sealed = watched(SEAL, environment)
    proved = watched(VERIFY, environment)
    raw = _raw(home)
    yield f"{rows:,} entries, {raw.objects:,} objects of {raw.mebibytes:,.0f} MiB in all"
    for name, took, alone in (
        ("seal", sealed, raw.hashing + raw.writing),
        ("verify", proved, raw.hashing + raw.reading),
    ):
        yield (
            f"  {name}: {took.seconds:.1f} s, {rows / took.seconds:,.0f} entries/s,"
            f" {took.seconds / alone:.1f} times hashing and moving the bytes ({alone:.2f} s),"
            f" {took.peak_mib:.1f} MiB"
        )


def _raw(home: Path) -> Raw:
    """The objects' bytes hashed, written as objects once more, and read."""
    (directory,) = home.glob("audit*/")
    ours = FileBucket(directory, SystemClock())
    stored = list(ours.versions("audit/batches/"))
    reading, contents = _timed(
        lambda: [
            b"".join(ours.read(key=each.key, version_id=each.version_id) or ()) for each in stored
        ]
    )
    hashing, _ = _timed(lambda: [hashlib.sha256(each).digest() for each in contents])
    other = FileBucket(home / "again", SystemClock())
    writing, _ = _timed(
        lambda: [
            other.add(key=each.key, content=[content], mime="text/plain", only_if_absent=True)
            for each, content in zip(stored, contents, strict=True)
        ]
    )
    return Raw(
        objects=len(stored),
        mebibytes=sum(map(len, contents)) / 2**20,
        hashing=hashing,
        writing=writing,
        reading=reading,
    )


def _timed(work: Callable[[], Done]) -> tuple[float, Done]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
