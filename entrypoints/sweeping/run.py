"""Sweep what time has made due in a database."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from uuid import uuid4

from attrs import evolve

from adapters.aurora.embedded.failures import ClusterInUse
from core.request import Request
from core.use_cases.handling.rounds.concern import ASKS_PROCESSOR, HEARS_NOTICES, Concern
from entrypoints.bookkeeping.progress import Progress
from entrypoints.cli.database import open_database
from entrypoints.cli.database_faults import telling_database_faults
from entrypoints.cli.fault import CliFault
from entrypoints.cli.home import make_home
from entrypoints.container import Container, open_container
from entrypoints.demo.sole_stripe import FakeStripeInUse, sole_stripe
from entrypoints.settings.settings import ClockName, ProcessorName, Settings, StoreName
from entrypoints.sweeping.report import SweepReport

DEMO_RUNS = (
    "A demo is running on this data, and its fake Stripe lives in that process. Nothing is left to"
    " do: the demo itself sweeps every few seconds, and whenever demo advance moves its clock. To"
    " sweep from here, start support-center fake-stripe, which tells how both use it."
)


def sweep(
    settings: Settings, about: Sequence[Concern], *, look_back: timedelta, as_json: bool
) -> int:
    """The exit code: FAILED when something could not be done. Raises CliFault."""
    report = SweepReport(as_json=as_json, hears=not HEARS_NOTICES.isdisjoint(about))
    own_stripe = settings.processor is ProcessorName.FAKE_STRIPE and not ASKS_PROCESSOR.isdisjoint(
        about
    )
    try:
        with open_database(settings, join=not own_stripe) as database:
            # The clock a demo was moved to, so that what is overdue there is overdue here.
            wired = evolve(
                settings,
                store=StoreName.AURORA,
                clock=ClockName.MOVABLE,
                database_url=database.url,
                database_label=database.label,
            )
            with ExitStack() as opened:
                if own_stripe:
                    make_home(wired.home)
                    opened.enter_context(sole_stripe(wired.fake_stripe_file))
                opened.enter_context(telling_database_faults())
                _sweep(opened.enter_context(open_container(wired)), report, about, look_back)
    except (ClusterInUse, FakeStripeInUse) as problem:
        raise CliFault(DEMO_RUNS) from problem
    report.close()
    return report.exit_code


def _sweep(
    container: Container, report: SweepReport, about: Sequence[Concern], look_back: timedelta
) -> None:
    progress = Progress()
    now = container.clock().now()
    request = Request.system(correlation_id=f"sweep-{uuid4().hex}", received_at=now)
    for item in container.sweeping().sweep(request, about=about, look_back=look_back):
        report.add(item)
        progress.show(report.total, "things done")
    progress.close()
