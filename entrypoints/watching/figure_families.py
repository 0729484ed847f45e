"""The figures of the service as families of metrics.

Each is what is so now, or was in the days before now: gauges, which no restart and no second
process changes. Histograms of times are gauges too: histogram_quantile takes their buckets as they
are, without rate().
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import accumulate
from typing import Final

from attrs import frozen
from prometheus_client.core import GaugeHistogramMetricFamily, GaugeMetricFamily, Metric

from core.cases.status import DECIDED, CaseStatus
from core.disputes.dispute import LOST, WON
from core.parked.parked_work import ParkedKind
from core.sla.clock_name import ClockName
from core.views.figure import AGES, WITHIN, FigureName, Figures

PRIORITIES: Final = ("1", "2", "3", "4", "5")
OPEN_STATUSES: Final = tuple(status.value for status in CaseStatus if status not in DECIDED)
_MS: Final = 1_000


@frozen(kw_only=True)
class Gauge:
    """A family that tells one figure as it is; `always` are told even when they are zero."""

    figure: FigureName
    name: str
    words: str
    labels: tuple[str, ...] = ()
    always: tuple[tuple[str, ...], ...] = ()
    divided_by: int = 1


GAUGES: Final = (
    Gauge(
        figure=FigureName.BACKLOG,
        name="support_center_backlog_cases",
        words="Cases that nobody has resolved, by status and by age since they were opened.",
        labels=("status", "age"),
        always=tuple((status, age) for status in OPEN_STATUSES for age in AGES),
    ),
    Gauge(
        figure=FigureName.BREACHES,
        name="support_center_sla_breaches",
        words="Deadlines missed in the last 30 days, by clock and the priority at the time.",
        labels=("clock", "priority"),
        always=tuple((clock.value, priority) for clock in ClockName for priority in PRIORITIES),
    ),
    Gauge(
        figure=FigureName.OPENED,
        name="support_center_cases_opened",
        words="Cases opened in the last 30 days, by kind.",
        labels=("kind",),
    ),
    Gauge(
        figure=FigureName.REFUNDS,
        name="support_center_refunds",
        words="Card refunds issued in the last 30 days, by reason and where they stand.",
        labels=("reason", "status"),
    ),
    Gauge(
        figure=FigureName.REFUNDED_CENTS,
        name="support_center_refunded_cents",
        words="What went back to cards of refunds of the last 30 days, by reason and currency.",
        labels=("reason", "currency"),
    ),
    Gauge(
        figure=FigureName.GOODWILL_CENTS,
        name="support_center_goodwill_cents",
        words="Credited to buyers' wallets in the last 30 days, by currency.",
        labels=("currency",),
    ),
    Gauge(
        figure=FigureName.HELD_CENTS,
        name="support_center_hold_exposure_cents",
        words="What payouts keep back now: applied holds as far as they are payable.",
        labels=("currency",),
    ),
    Gauge(
        figure=FigureName.DISPUTES,
        name="support_center_disputes",
        words="Disputes that changed in the last 90 days, by status.",
        labels=("status",),
    ),
    Gauge(
        figure=FigureName.OUTBOX_WAITING,
        name="support_center_outbox_waiting",
        words="Announcements that are neither delivered nor parked; counted to 100 000.",
        always=((),),
    ),
    Gauge(
        figure=FigureName.OUTBOX_LAG_MS,
        name="support_center_outbox_lag_seconds",
        words="How long the first announcement that waits has waited.",
        always=((),),
        divided_by=_MS,
    ),
    Gauge(
        figure=FigureName.PARKED,
        name="support_center_parked_work",
        words="What waits for a person, by kind.",
        labels=("kind",),
        always=tuple((kind.value,) for kind in ParkedKind),
    ),
    Gauge(
        figure=FigureName.PARKED_OLDEST_MS,
        name="support_center_parked_work_oldest_seconds",
        words="How long the parked work that waits the longest has waited.",
        always=((),),
        divided_by=_MS,
    ),
)


@frozen(eq=False)
class FigureFamilies:
    """What prometheus_client collects."""

    figures: Figures

    def collect(self) -> Iterator[Metric]:
        told = _by_name(self.figures)
        for gauge in GAUGES:
            yield _gauge(gauge, told[gauge.figure])
        yield _times("first_response", told, FigureName.FIRST_RESPONSES)
        yield _times("resolution", told, FigureName.RESOLUTIONS)
        yield _refund_rate(told)
        yield _win_rate(told[FigureName.DISPUTES])


Told = Mapping[FigureName, Mapping[tuple[str, ...], int]]
_SUMS: Final = {
    FigureName.FIRST_RESPONSES: FigureName.FIRST_RESPONSE_MS,
    FigureName.RESOLUTIONS: FigureName.RESOLUTION_MS,
}


def _by_name(figures: Figures) -> Told:
    told: dict[FigureName, dict[tuple[str, ...], int]] = {name: {} for name in FigureName}
    for figure in figures:
        told[figure.name][figure.labels] = figure.value
    return told


def _gauge(gauge: Gauge, told: Mapping[tuple[str, ...], int]) -> Metric:
    family = GaugeMetricFamily(gauge.name, gauge.words, labels=gauge.labels)
    for labels, value in {**dict.fromkeys(gauge.always, 0), **told}.items():
        family.add_metric(labels, value / gauge.divided_by)
    return family


def _times(clock: str, told: Told, counted: FigureName) -> Metric:
    family = GaugeHistogramMetricFamily(
        f"support_center_{clock}_seconds",
        f"Business time until the {clock.replace('_', ' ')} of the last 7 days, by priority.",
        labels=("priority",),
    )
    for priority in PRIORITIES:
        counts = [told[counted].get((priority, str(at)), 0) for at in range(len(WITHIN) + 1)]
        spent = told[_SUMS[counted]].get((priority,), 0)
        family.add_metric((priority,), _buckets(counts), gsum_value=spent / _MS)
    return family


def _buckets(counts: Sequence[int]) -> list[tuple[str, float]]:
    bounds = [*(str(float(bound // timedelta(seconds=1))) for bound in WITHIN), "+Inf"]
    return [(bound, float(sum_)) for bound, sum_ in zip(bounds, accumulate(counts), strict=True)]


def _refund_rate(told: Told) -> Metric:
    family = GaugeMetricFamily(
        "support_center_refund_rate",
        "Cases refunded to a card per case opened, both in the last 30 days, by reason.",
        labels=("reason",),
    )
    opened = sum(told[FigureName.OPENED].values())
    for (reason,), cases in told[FigureName.REFUNDED_CASES].items():
        if opened:
            family.add_metric((reason,), cases / opened)
    return family


def _win_rate(disputes: Mapping[tuple[str, ...], int]) -> Metric:
    """Nothing where nothing was decided."""
    family = GaugeMetricFamily(
        "support_center_dispute_win_rate",
        "Disputes won of those that were decided in the last 90 days.",
    )
    won = sum(disputes.get((status,), 0) for status in WON)
    decided = won + sum(disputes.get((status,), 0) for status in LOST)
    if decided:
        family.add_metric((), won / decided)
    return family
