"""How long a packaged function takes to start, against its unavoidable libraries alone.

Each start is a process of its own that sees the unpacked zip, what Lambda's runtime has, and the
standard library. Both take turns; what is told is the time of a processor, and what the
interpreter itself takes is in neither.
"""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from entrypoints.bundling.functions import FUNCTIONS, handler_of
from entrypoints.bundling.run import Package, build
from entrypoints.bundling.target import Target
from tests.aws_lambda.lambda_runtime import cache, runtime_in
from tests.bench.spread import Spread

DATABASE = ("psycopg", "attrs", "cattrs", "ulid")
COMMANDS = (*DATABASE, "sqlalchemy", "dependency_injector.containers")
UNAVOIDABLE: Mapping[str, tuple[str, ...]] = {
    "appsync": (*DATABASE, "psycopg_pool"),
    "graphql": (*COMMANDS, "psycopg_pool", "stripe", "starlette.applications", "ariadne", "jwt"),
    "stripe_webhook": (*COMMANDS, "stripe"),
    "relay": COMMANDS,
    "sweep": COMMANDS,
    "orders": COMMANDS,
    "seal": COMMANDS,
}
TIMED = """\
import sys, time
sys.path[:0] = sys.argv[1:3]
begun = time.process_time()
{}
print(time.process_time() - begun)
"""
WIRED = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "DATABASE_URL": "postgresql://app@127.0.0.1:1/support",
    "SUPPORT_CENTER_DATABASE_POOL": "1",
    "SUPPORT_CENTER_PROCESSOR": "stripe",
    "STRIPE_API_KEY": "sk_test_bench",
    "STRIPE_WEBHOOK_SECRET": "whsec_bench",
    "SUPPORT_CENTER_QUARANTINE_BUCKET": "quarantine",
    "SUPPORT_CENTER_EVIDENCE_BUCKET": "evidence",
    "SUPPORT_CENTER_AUDIT_BUCKET": "audit",
    "SUPPORT_CENTER_SIGNING_KEY": "alias/audit",
    "SUPPORT_CENTER_EVENT_BUS": "support-events",
    "SUPPORT_CENTER_OIDC_ISSUER": "https://sign-on.example",
    "SUPPORT_CENTER_OIDC_AUDIENCE": "support",
}


def packages(directory: Path) -> list[Package]:
    """Every package, for the Python that measures."""
    target = Target(
        python=f"{sys.version_info.major}.{sys.version_info.minor}", architecture="x86_64"
    )
    return list(
        build(list(FUNCTIONS), target, out=directory / "packages", cache=cache() / "wheels")
    )


def cold_start_lines(built: list[Package], directory: Path, rounds: int) -> Iterator[str]:
    """A table, a line a function as it is measured."""
    yield "| function | over bare libraries (min to max) | start, ms | zip, MB | unpacked, MB |"
    yield "|---|---|---|---|---|"
    runtime = runtime_in(directory / "runtime")
    for package in built:
        task = directory / package.function
        with zipfile.ZipFile(package.file) as archive:
            archive.extractall(task)
        ours, bare = [], []
        prepared = f"import {handler_of(package.function)} as f\nf.handler.prepare()"
        libraries = f"import {', '.join(UNAVOIDABLE[package.function])}"
        for _ in range(rounds):
            ours.append(_seconds(prepared, task, runtime))
            bare.append(_seconds(libraries, task, runtime))
        ratio = Spread.of([mine / its for mine, its in zip(ours, bare, strict=True)])
        told = (
            package.function,
            ratio.written(),
            Spread.of([1_000 * each for each in ours]).written(0),
            f"{package.bytes / 1e6:.1f}",
            f"{package.bytes_unpacked / 1e6:.1f}",
        )
        yield f"| {' | '.join(told)} |"


def _seconds(work: str, task: Path, runtime: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", TIMED.format(work), str(task), str(runtime)],
        check=True,
        capture_output=True,
        text=True,
        cwd=task,
        env={"PATH": os.defpath, **WIRED},
    )
    return float(done.stdout)
