"""Check the books of a database."""

from core.use_cases.handling.bookkeeping import Bookkeeping
from entrypoints.bookkeeping.check_report import CheckReport
from entrypoints.bookkeeping.progress import Progress
from entrypoints.cli.existing_database import open_existing
from entrypoints.settings.settings import Settings
from ports.payment_processor import Unknown


def check_ledger(settings: Settings, *, ask_the_processor: bool, as_json: bool) -> int:
    """The exit code: FAILED when something disagrees. Raises CliFault (MISUSED)."""
    report, progress = CheckReport(as_json=as_json), Progress()
    with open_existing(settings) as container:
        books = Bookkeeping(
            store=container.store(),
            processor=container.processor() if ask_the_processor else None,
        )
        for order_id in container.books().orders():
            found = books.check(order_id)
            if isinstance(found, Unknown):
                report.could_not_ask(order_id, found.detail)
            else:
                report.add(found)
            progress.show(report.orders, "orders checked")
    progress.close()
    report.close()
    return report.exit_code
