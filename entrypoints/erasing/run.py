"""Erase a person's words from a database."""

import sys
from uuid import uuid4

from attrs import evolve

from core.erasure.ground import ErasureGround
from core.errors import Refusal
from core.request import Request
from entrypoints.cli.database import open_database
from entrypoints.cli.database_faults import telling_database_faults
from entrypoints.cli.fault import MISUSED, CliFault
from entrypoints.container import Container, open_container
from entrypoints.erasing.report import ErasureReport
from entrypoints.settings.settings import Settings, StoreName


def erase_person(
    settings: Settings, *, user_id: str, ground: ErasureGround, decided_by: str, as_json: bool
) -> int:
    """The exit code: FAILED when a case had to be kept for now. Raises CliFault."""
    report = ErasureReport(stream=sys.stdout, as_json=as_json)
    with open_database(settings, join=True) as database:
        wired = evolve(
            settings,
            store=StoreName.AURORA,
            database_url=database.url,
            database_label=database.label,
        )
        with telling_database_faults(), open_container(wired) as container:
            _erase(container, report, user_id, ground, decided_by)
    report.close()
    return report.exit_code


def _erase(
    container: Container,
    report: ErasureReport,
    user_id: str,
    ground: ErasureGround,
    decided_by: str,
) -> None:
    now = container.clock().now()
    request = Request.system(correlation_id=f"erase-{uuid4().hex}", received_at=now)
    office = container.erasure_office()
    for told in office.erase(user_id, ground=ground, decided_by=decided_by, request=request):
        if isinstance(told, Refusal):
            raise CliFault(f"{told.message} {told.hint}", exit_code=MISUSED)
        report.add(told)
