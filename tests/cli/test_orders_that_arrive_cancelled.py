"""`support-center orders import` and the sweep that follows, as people use them."""

import json
from pathlib import Path

import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from entrypoints.cli.main import main
from tests.postgres.fresh_database import FreshDatabase
from tests.use_cases.test_cancellations import small


@pytest.mark.parametrize(
    ("words", "found"),
    [((), ()), (("--entries", "none"), ()), (("--entries", "all"), ("ord_1001",))],
)
def test_a_file_is_history_unless_it_is_said_to_tell_what_happens_now(
    words: tuple[str, ...],
    found: tuple[str, ...],
    database: FreshDatabase,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.application_url)
    file = tmp_path / "orders.json"
    file.write_text(json.dumps(small()))

    assert main(["orders", "import", str(file), *words]) == 0

    store = AuroraStore(engine_of(database.application_url))
    with store.unit_of_work() as uow:
        assert uow.cancellation_entries.due(limit=9) == found
    store.close()
