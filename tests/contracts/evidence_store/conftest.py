"""Runs each test of this folder over every evidence store."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.contracts.evidence_store.harness import Harness, in_files, in_memory, in_s3


@pytest.fixture(params=["files", "memory", "s3"])
def harness(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Harness]:
    with ExitStack() as opened:
        if request.param == "s3":
            yield in_s3(request.getfixturevalue("s3"))
        elif request.param == "files":
            yield opened.enter_context(in_files(tmp_path))
        else:
            yield opened.enter_context(in_memory())
