"""One version of all policies as a page for people."""

from collections.abc import Iterator, Mapping

from core.cancellations.terms import AutomaticEntryTerms
from core.chargebacks.terms import ChargebackTerms
from core.dmca.terms import DmcaTerms
from core.evidence.terms import EvidenceTerms
from core.notifications.terms import NotificationTerms
from core.orders.kind import LegKind
from core.orders.policy import Policy
from core.policies.policies import Policies
from core.policies.refund_policies import RefundPolicies
from core.sla.business_hours import BusinessHours
from core.sla.calendar import Calendar
from core.sla.shift import WEEKDAYS
from core.sla.targets import PRIORITIES, SlaPolicy
from entrypoints.policy.columns import columns
from entrypoints.policy.durations import duration_in_words
from entrypoints.policy.preset_page import preset_block
from entrypoints.policy.shifts import written_quiet_hours, written_shift

INDENT = "  "


def overview(policies: Policies, *, city: str | None = None) -> list[str]:
    """Thresholds, service levels, and every preset as it stands in `city`, or everywhere."""
    return [
        "Thresholds",
        *columns(tuple(_thresholds(policies)), indent=INDENT),
        "",
        "By itself",
        *columns(tuple(_by_itself(policies)), indent=INDENT),
        "",
        "Evidence",
        *columns(tuple(_evidence(policies.evidence)), indent=INDENT),
        "",
        "Cancelled orders",
        *columns(tuple(_automatic_entries(policies.automatic_entries)), indent=INDENT),
        "",
        "Notifications",
        *columns(tuple(_notifications(policies.notifications)), indent=INDENT),
        "",
        "Copyright claims",
        *columns(tuple(_dmca(policies.dmca)), indent=INDENT),
        "",
        "Chargebacks",
        *columns(tuple(_chargebacks(policies.chargebacks)), indent=INDENT),
        "",
        "Service levels",
        *columns(tuple(_service_levels(policies.sla)), indent=INDENT),
        *_calendars(policies.sla),
        *_presets(policies.refunds, city),
        *(_cities(policies.refunds) if city is None else ()),
    ]


def _thresholds(policies: Policies) -> Iterator[tuple[str, str]]:
    yield from _second_person("refunds", policies.dual_approval_cents)
    yield from _second_person("goodwill credits", policies.goodwill_approval_cents)
    for currency, cents in policies.goodwill_monthly_cents.items():
        yield (f"one agent credits as goodwill in {currency} a month at most", f"{cents} cents")
    yield from _second_person("claims on deposits", policies.deposit_approval_cents)
    yield ("an undecided refund expires after", duration_in_words(policies.proposal_lifetime))
    yield ("a payout hold expires after", duration_in_words(policies.hold_lifetime))
    yield ("a closed case can be appealed within", duration_in_words(policies.reopen_within))


def _by_itself(policies: Policies) -> Iterator[tuple[str, str]]:
    severe, idle = policies.severe_cases, policies.inactivity
    yield (
        "a provider's payouts are held from",
        f"{severe.too_many} urgent or high cases in {duration_in_words(severe.within)}",
    )
    yield ("who does not answer is reminded after", duration_in_words(idle.nudge_after))
    yield ("a case nobody answers is closed after", duration_in_words(idle.close_after))
    yield ("a resolved case is closed after", duration_in_words(idle.close_resolved_after))


def _second_person(what: str, above: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    for currency, cents in above.items():
        yield (f"a second person approves {what} in {currency} above", f"{cents} cents")
    yield (f"a second person approves {what} in any other currency", "always")


def _evidence(terms: EvidenceTerms) -> Iterator[tuple[str, str]]:
    for kind in dict.fromkeys(mime.partition("/")[0] for mime in terms.types):
        formats = [mime.partition("/")[2] for mime in terms.types if mime.startswith(f"{kind}/")]
        yield (f"{kind} files are", ", ".join(formats))
    yield ("a file has at most", f"{terms.largest_bytes} bytes")
    yield ("a picture has at most", f"{terms.largest_pixels} pixels")
    yield ("an upload form lives for", duration_in_words(terms.form_lifetime))
    yield ("a download link lives for", duration_in_words(terms.link_lifetime))
    yield ("what is attached is locked for", duration_in_words(terms.retention))


def _automatic_entries(terms: AutomaticEntryTerms) -> Iterator[tuple[str, str]]:
    yield ("open a case when cancelled by", ", ".join(sorted(terms.cancelled_by)) or "nobody")
    every = terms.kinds == frozenset(LegKind)
    sold = "anything" if every else ", ".join(sorted(terms.kinds)) or "nothing"
    yield ("where what was sold is", sold)
    for currency, cents in terms.refund_up_to_cents.items():
        yield (f"refunded without a person in {currency} up to", f"{cents} cents")
    yield ("refunded without a person in any other currency", "nothing")


def _notifications(terms: NotificationTerms) -> Iterator[tuple[str, str]]:
    yield ("on call", ", ".join(terms.on_call))
    quiet = terms.quiet_hours
    hours = "none" if quiet is None else f"{written_quiet_hours(quiet)} in {quiet.zone}"
    yield ("quiet hours", hours)


def _dmca(terms: DmcaTerms) -> Iterator[tuple[str, str]]:
    after, within = terms.restore_after_days, terms.restore_within_days
    yield ("countered content comes back after", f"{after} business days")
    yield ("and before the end of business day", str(within))
    yield ("business days are those of", terms.calendar.zone)
    yield ("but for", f"{len(terms.calendar.holidays)} holidays")
    yield ("a repeat offender has upheld claims", f"{terms.repeat_offender_claims} or more")
    yield ("a notice names addresses", f"{terms.most_urls} or fewer")


def _chargebacks(terms: ChargebackTerms) -> Iterator[tuple[str, str]]:
    yield ("an answer is due before the deadline", duration_in_words(terms.margin))
    yield ("somebody is reminded before that", duration_in_words(terms.remind_before))
    yield ("it goes out by itself before that", duration_in_words(terms.automatic_before))
    yield ("a case is urgent with less left than", duration_in_words(terms.urgent_within))
    yield ("a case is high with less left than", duration_in_words(terms.high_within))
    for reason, names in terms.required.items():
        yield (f"{reason} needs", ", ".join(names) or "nothing more")


def _service_levels(sla: SlaPolicy) -> Iterator[tuple[str, ...]]:
    yield ("priority", "first response", "resolution", "counted")
    for priority in PRIORITIES:
        target = sla.targets.of(priority)
        yield (
            f"P{priority}",
            duration_in_words(target.first_response),
            duration_in_words(target.resolution),
            _counted(sla.calendar(priority)),
        )


def _counted(calendar: Calendar) -> str:
    return f"on {calendar.zone} hours" if isinstance(calendar, BusinessHours) else "24x7"


def _calendars(sla: SlaPolicy) -> Iterator[str]:
    """The opening hours that priorities count on, each told once."""
    for calendar in dict.fromkeys(sla.calendars):
        if isinstance(calendar, BusinessHours):
            at = [f"P{each}" for each in PRIORITIES if sla.calendar(each) == calendar]
            yield from ("", f"{INDENT}{calendar.zone} hours, for {', '.join(at)}")
            yield from columns(tuple(_opening_hours(calendar)), indent=INDENT * 2)


def _opening_hours(calendar: BusinessHours) -> Iterator[tuple[str, str]]:
    for number, weekday in enumerate(WEEKDAYS):
        spans = [written_shift(each) for each in calendar.shifts if each.weekday == number]
        yield (weekday, ", ".join(spans) or "closed")
    if calendar.holidays:
        yield ("closed on", ", ".join(map(str, sorted(calendar.holidays))))


def _presets(refunds: RefundPolicies, city: str | None) -> Iterator[str]:
    yield from ("", "Refund presets" if city is None else f"Refund presets in {city}")
    for name in refunds.presets:
        yield from _block(refunds.preset(name, city=city))


def _cities(refunds: RefundPolicies) -> Iterator[str]:
    for city, changed in refunds.cities.items():
        yield from ("", f"Changed in {city}")
        for policy in changed.values():
            yield from _block(policy)


def _block(policy: Policy) -> Iterator[str]:
    yield ""
    yield from (INDENT + line for line in preset_block(policy))
