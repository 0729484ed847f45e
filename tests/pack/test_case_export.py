"""`support-center case export`."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from attrs import frozen

from entrypoints.cli.existing_database import open_existing
from entrypoints.cli.main import main
from entrypoints.packing.whole_file import whole_file
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.settings import Settings
from tests.cli.command_line import ROOT, clean_environment
from tests.graphql.stored import InPostgres
from tests.pack.opened import opened
from tests.pack.records_room import PNG, RecordsRoom
from tests.postgres.fresh_database import FreshDatabase
from tests.use_cases.office import Office

Told = pytest.CaptureFixture[bytes]


@frozen
class Filed:
    """A case with evidence in a database, its files in the home directory."""

    room: RecordsRoom
    case_id: str
    place: Path

    def audited(self) -> list[str]:
        rows = self.room.stored.audit()
        return [row.actor for row in rows if row.action == "case.export"]


@pytest.fixture
def filed(
    database: FreshDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Filed]:
    place = tmp_path / "here"
    place.mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(place)
    monkeypatch.setenv("DATABASE_URL", database.application_url)
    monkeypatch.setenv("SUPPORT_CENTER_HOME", str(tmp_path / "home"))
    settings = Settings(
        home=tmp_path / "home",
        database_url=DatabaseUrl(database.application_url),
    )
    with open_existing(settings) as container:
        office = Office(store=container.store())
        room = RecordsRoom(office=office, stored=InPostgres(database.administrator_url))
        room.files = container.evidence_store()
        office.order()
        case_id = office.case()
        room.attach(case_id)
        yield Filed(room, case_id, place)


def asked(capsys: Told, *words: str) -> tuple[int, bytes, str]:
    code = main(["case", "export", *words])
    told = capsys.readouterr()
    return code, told.out, told.err.decode()


def test_a_case_becomes_a_file_of_its_own_name_that_only_its_owner_reads(
    filed: Filed, capsysbinary: Told
) -> None:
    code, out, err = asked(capsysbinary, filed.case_id)
    assert (code, out) == (0, b""), err

    file = filed.place / f"{filed.case_id}-internal.zip"
    files = opened([file.read_bytes()])
    assert files["evidence/sfl_1.png"] == PNG
    assert sha256(files["manifest.json"]).hexdigest() in err
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(filed.place.iterdir()) == [file]
    assert filed.audited() == ["system"]


def test_it_goes_to_standard_output_for_a_bank_in_the_name_of_whoever_asked(
    filed: Filed, capsysbinary: Told
) -> None:
    words = ("--out", "-", "--purpose", "representment", "--exported-by", "usr_fay")
    code, out, err = asked(capsysbinary, filed.case_id, *words)

    assert code == 0, err
    files = opened([out])
    manifest = json.loads(files["manifest.json"])
    assert (manifest["purpose"], manifest["exported_by"]) == ("representment", "usr_fay")
    assert "ledger.csv" not in files
    assert err.startswith("standard output: ")
    assert list(filed.place.iterdir()) == []
    assert filed.audited() == ["usr_fay"]


def test_a_case_that_is_not_there_leaves_no_file(filed: Filed, capsysbinary: Told) -> None:
    code, out, err = asked(capsysbinary, "sca_none", "--out", "case.zip")
    assert (code, out) == (2, b"")
    assert "There is no case sca_none." in err
    assert list(filed.place.iterdir()) == []


def test_evidence_that_is_not_what_was_attached_leaves_no_file(
    filed: Filed, capsysbinary: Told
) -> None:
    (kept,) = filed.place.parent.glob("home/evidence*/kept/*/*.bin")
    kept.chmod(0o600)
    kept.write_bytes(PNG.replace(b"lamp", b"bulb"))
    (filed.place / "case.zip").write_bytes(b"the last one")

    code, _, err = asked(capsysbinary, filed.case_id, "--out", "case.zip")

    assert code == 1
    assert "sfl_1 is not what was attached" in err
    assert [file.read_bytes() for file in filed.place.iterdir()] == [b"the last one"]


def test_a_place_that_cannot_be_written_is_named(filed: Filed, capsysbinary: Told) -> None:
    code, _, err = asked(capsysbinary, filed.case_id, "--out", "nowhere/case.zip")
    assert code == 2
    assert "nowhere/case.zip cannot be written: No such file or directory." in err


def test_a_terminal_is_spared(
    filed: Filed, capsysbinary: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code, out, err = asked(capsysbinary, filed.case_id, "--out", "-")
    assert (code, out) == (2, b"")
    assert "name a file with --out" in err
    assert filed.audited() == []


def test_nobody_is_named_by_something_that_is_no_id(filed: Filed, capsysbinary: Told) -> None:
    code, _, err = asked(capsysbinary, filed.case_id, "--exported-by", "Fay Wu")
    assert code == 2
    assert "--exported-by has blanks in it." in err
    assert filed.audited() == []


def test_a_database_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Told
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    code, _, err = asked(capsysbinary, "sca_1", "--data-dir", str(tmp_path))
    assert code == 2
    assert "There is no database" in err


def _stopped_halfway(target: Path) -> None:
    with whole_file(target) as file:
        file.write(b"half")
        raise KeyboardInterrupt


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "case.zip"
    with pytest.raises(KeyboardInterrupt):
        _stopped_halfway(target)
    assert list(tmp_path.iterdir()) == []

    with whole_file(target) as file:
        file.write(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"


KILLED_HALFWAY = """
import sys
from pathlib import Path
from entrypoints.packing.whole_file import whole_file

with whole_file(Path(sys.argv[1])) as file:
    file.write(b"half" * 1_000_000)
    print("written", flush=True)
    sys.stdin.read()
"""


def test_whoever_is_killed_halfway_leaves_nothing_under_the_name(tmp_path: Path) -> None:
    target = tmp_path / "case.zip"
    target.write_bytes(b"the last one")
    with subprocess.Popen(
        [sys.executable, "-c", KILLED_HALFWAY, str(target)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=clean_environment() | {"PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        os.kill(process.pid, signal.SIGKILL)
    assert target.read_bytes() == b"the last one"
