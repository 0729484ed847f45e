"""What a function that only reads has to load (architecture.md, *Commands and queries*)."""

import subprocess
import sys

FORBIDDEN = {"sqlalchemy", "boto3", "botocore", "stripe"}


def test_the_views_load_neither_sqlalchemy_nor_an_sdk() -> None:
    program = "import adapters.aurora.case_views, sys; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()

    assert "psycopg_pool" in loaded
    assert {name.split(".")[0] for name in loaded}.isdisjoint(FORBIDDEN)
