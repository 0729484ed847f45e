"""Import the orders of a file, one command each."""

from attrs import evolve

from core.cancellations.arrival import Entries
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot_fault import SnapshotFault
from core.request import Request
from core.use_cases.handling.desk import Desk
from core.use_cases.import_order import ImportOrder
from entrypoints.cli.database import open_database
from entrypoints.cli.database_faults import telling_database_faults
from entrypoints.cli.fault import DONE, FAILED
from entrypoints.cli.import_report import ImportReport
from entrypoints.cli.import_result import Became, ImportResult
from entrypoints.cli.order_entries import Entry, read_entries
from entrypoints.container import open_container
from entrypoints.settings.settings import ClockName, Settings, StoreName


def import_file(file: str, settings: Settings, *, entries: Entries, as_json: bool) -> int:
    """The exit code. Raises CliFault for a file that cannot be read."""
    read = read_entries(file)
    report = ImportReport(total=len(read), as_json=as_json)
    with open_database(settings, join=True) as database:
        # The clock a demo was moved to, so that what it did before is not after this.
        wired = evolve(
            settings, store=StoreName.AURORA, clock=ClockName.MOVABLE, database_url=database.url
        )
        with report, telling_database_faults(), open_container(wired) as container:
            desk = container.desk()
            for entry in read:
                report.add(_imported(entry, desk, entries))
    return FAILED if report.counts[Became.REFUSED] else DONE


def _imported(entry: Entry, desk: Desk, entries: Entries) -> ImportResult:
    if entry.fault is not None:
        return ImportResult.unreadable(entry.place, entry.fault)
    order = read_snapshot(entry.data)
    if isinstance(order, SnapshotFault):
        return ImportResult.unreadable(
            entry.place, order.message, path=order.path, order_id=_order_id(entry.data)
        )
    request = Request.system(
        correlation_id=f"orders-import-{order.order_id}", received_at=desk.clock.now()
    )
    asked = ImportOrder(order=order, entries=entries)
    return ImportResult.of(entry.place, order, told=desk.handle(asked, request))


def _order_id(data: object) -> str | None:
    order_id = data.get("order_id") if isinstance(data, dict) else None
    return order_id if isinstance(order_id, str) else None
