"""Orders from files: the good ones are in, and each fault is told with its place and path."""

import json
from pathlib import Path
from typing import Any

import psycopg
import pytest

from entrypoints.cli.import_report import ImportReport
from entrypoints.cli.import_result import Became, ImportResult
from entrypoints.cli.main import main
from tests.builders.orders import order_json
from tests.cli.command_line import run_cli
from tests.postgres.fresh_database import FreshDatabase

Told = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def wired(database: FreshDatabase, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", database.application_url)
    monkeypatch.setenv("SUPPORT_CENTER_HOME", str(tmp_path))


def at_fault(order_id: str) -> dict[str, Any]:
    order = order_json(order_id)
    order["legs"][0]["ends_at"] = "2026-12-05T17:00:00Z"
    return order


def versions(database: FreshDatabase) -> list[tuple[str, int]]:
    with psycopg.connect(database.application_url) as session:
        return session.execute(
            "SELECT order_id, version FROM sup.order_snapshot ORDER BY 1, 2"
        ).fetchall()


def write(tmp_path: Path, text: str) -> str:
    file = tmp_path / "orders.json"
    file.write_text(text, encoding="utf-8")
    return str(file)


FORMS = {
    "an array": json.dumps([order_json("ord_1"), order_json("ord_2")], indent=2),
    "lines": f"{json.dumps(order_json('ord_1'))}\n\n{json.dumps(order_json('ord_2'))}\n",
    "lines of Windows": f"{json.dumps(order_json('ord_1'))}\r\n{json.dumps(order_json('ord_2'))}",
    "with a byte order mark": f"\ufeff{json.dumps([order_json('ord_1'), order_json('ord_2')])}",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_file_is_read(
    form: str, tmp_path: Path, database: FreshDatabase, capsys: Told
) -> None:
    assert main(["orders", "import", write(tmp_path, FORMS[form])]) == 0
    assert capsys.readouterr() == ("2 imported, 0 already there, 0 refused\n", "")
    assert versions(database) == [("ord_1", 3), ("ord_2", 3)]


def test_one_order_over_many_lines_is_one_order(
    tmp_path: Path, database: FreshDatabase, capsys: Told
) -> None:
    file = write(tmp_path, json.dumps(order_json("ord_1"), indent=2))
    assert main(["orders", "import", file]) == 0
    assert "1 imported" in capsys.readouterr().out
    assert versions(database) == [("ord_1", 3)]


def test_importing_again_changes_nothing(
    tmp_path: Path, database: FreshDatabase, capsys: Told
) -> None:
    file = write(tmp_path, json.dumps(order_json("ord_1")))
    assert main(["orders", "import", file]) == main(["orders", "import", file]) == 0
    assert capsys.readouterr().out.endswith("0 imported, 1 already there, 0 refused\n")
    assert versions(database) == [("ord_1", 3)]


def test_the_good_ones_are_imported_and_the_fault_is_told_with_line_and_path(
    tmp_path: Path, database: FreshDatabase, capsys: Told
) -> None:
    lines = [json.dumps(order_json("ord_1")), json.dumps(at_fault("ord_2")), "{nonsense}", "7"]
    assert main(["orders", "import", write(tmp_path, "\n".join(lines))]) == 1
    told = capsys.readouterr()
    second, third, fourth = told.err.splitlines()
    assert second.startswith("line 2 (ord_2): legs[0].ends_at must not be before starts_at")
    assert third.startswith("line 3: The line is not JSON")
    assert fourth.startswith("line 4: The snapshot must be a JSON object")
    assert told.out == "1 imported, 0 already there, 3 refused\n"
    assert versions(database) == [("ord_1", 3)]


def test_in_an_array_the_place_is_the_index(tmp_path: Path, capsys: Told) -> None:
    file = write(tmp_path, json.dumps([order_json("ord_1"), at_fault("ord_2")]))
    assert main(["orders", "import", file]) == 1
    assert capsys.readouterr().err.startswith("[1] (ord_2): legs[0].ends_at must")


def test_a_version_that_came_before_with_other_content_is_refused(
    tmp_path: Path, database: FreshDatabase, capsys: Told
) -> None:
    main(["orders", "import", write(tmp_path, json.dumps(order_json("ord_1")))])
    other = write(tmp_path, json.dumps(order_json("ord_1", buyer_id="usr_other")))
    assert main(["orders", "import", other]) == 1
    assert "(ord_1): version: Version 3 of ord_1 arrived before" in capsys.readouterr().err
    assert versions(database) == [("ord_1", 3)]


def test_with_json_each_result_is_a_line(tmp_path: Path, capsys: Told) -> None:
    file = write(
        tmp_path, json.dumps([order_json("ord_1"), order_json("ord_1"), at_fault("ord_2")])
    )
    assert main(["orders", "import", file, "--json"]) == 1
    told = capsys.readouterr()
    first, second, third = (json.loads(line) for line in told.out.splitlines())
    assert first == {"place": "[0]", "result": "imported", "order_id": "ord_1", "version": 3}
    assert second["result"] == "unchanged"
    assert (third["result"], third["order_id"]) == ("refused", "ord_2")
    assert (third["code"], third["path"]) == ("BAD_USER_INPUT", "legs[0].ends_at")
    assert third["message"]
    assert third["hint"]
    assert told.err == ""


def test_standard_input_is_a_file_too(database: FreshDatabase) -> None:
    given = json.dumps(order_json("ord_ü", lbg_id=None))
    done = run_cli("orders", "import", "-", given=given, DATABASE_URL=database.application_url)
    assert (done.returncode, done.stderr) == (0, "")
    assert versions(database) == [("ord_ü", 3)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"[{}", "is not JSON"),
        (b"orders", "is not JSON"),
        (b'{"order_id":\n', "is not JSON"),
        (b"[" * 100000, "is not JSON"),
        (b'["\xff"]', "is not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_misuse(
    tmp_path: Path, content: bytes, says: str, capsys: Told
) -> None:
    file = tmp_path / "orders.json"
    file.write_bytes(content)
    assert main(["orders", "import", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"support-center: {file} {says}")


def test_a_file_that_is_not_there_is_misuse(tmp_path: Path, capsys: Told) -> None:
    assert main(["orders", "import", str(tmp_path / "none.json")]) == 2
    assert "cannot be read: No such file" in capsys.readouterr().err


def test_an_empty_array_is_no_fault(tmp_path: Path, capsys: Told) -> None:
    assert main(["orders", "import", write(tmp_path, "[]")]) == 0
    assert capsys.readouterr().out == "0 imported, 0 already there, 0 refused\n"


def test_a_terminal_sees_how_far_it_is(
    tmp_path: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    file = write(tmp_path, json.dumps([order_json("ord_1"), at_fault("ord_2")]))
    assert main(["orders", "import", file]) == 1
    told = capsys.readouterr()
    assert "\rimporting 1 of 2" in told.err
    assert told.err.endswith("\r\033[K")
    assert told.out == "1 imported, 0 already there, 1 refused\n"


def test_an_import_that_ends_early_still_tells_what_was_imported(capsys: Told) -> None:
    with pytest.raises(KeyboardInterrupt):
        cut_short(ImportReport(total=2, as_json=False))
    assert capsys.readouterr().out == "1 imported, 0 already there, 0 refused\n"


def cut_short(report: ImportReport) -> None:
    with report:
        report.add(ImportResult(place="line 1", result=Became.IMPORTED))
        raise KeyboardInterrupt
