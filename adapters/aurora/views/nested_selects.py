"""What belongs to a case `c`, as selects whose columns are the fields of the views they become."""

from psycopg.sql import SQL, Composable, Literal

from adapters.aurora.views.access import open_to_reader
from adapters.aurora.views.columns import columns_of
from core.transfers.reversal import TransferReversal
from core.views.chargeback_view import ChargebackView
from core.views.evidence_view import EvidenceView
from core.views.selection import EVENTS_A_PAGE

EARLIER_CASES_SHOWN = 20

REFUND_COLUMNS = SQL(
    "r.refund_id, r.case_id, r.order_id, r.leg_id, r.currency, r.amount_cents, "
    "r.platform_fee_cents, r.platform_fee_tax_cents, r.allocations, r.method, r.reason, r.note, "
    "r.status, r.waits_for, r.expires_at, r.processor_ref, r.failure, r.created_by, "
    "r.approved_by, r.decision, r.created_at, r.updated_at"
)
# Words and messages are sought within the case: sought by their ids alone, each costs a look-up.
_EVENTS = SQL(
    """
    select
        e.event_id, e.actor_kind, e.actor_id, e.type, e.created_at,
        case
            when m.message_id is null and w.event_id is null then e.payload
            else e.payload || coalesce(w.words, '{{}}')
                || case
                    when m.message_id is null then '{{}}'
                    else jsonb_build_object('body_md', m.body_md)
                end
        end as payload
    from (
        select *
        from sup.case_event
        where case_id = c.case_id
        order by created_at, event_id
        limit {events}
        offset ({page} - 1) * {events}
    ) e
    left join sup.event_words w on w.event_id = e.event_id and w.case_id = c.case_id
    left join sup.message m
        on m.message_id = e.payload ->> 'message_id' and m.case_id = c.case_id
    order by e.created_at, e.event_id
    """
)
MESSAGES = SQL(
    """
    select m.message_id, m.author_role, m.author_user_id, m.body_md, m.attachments,
        m.audience, m.created_at, m.redacted_at
    from sup.message m
    where m.case_id = c.case_id {audience}
    order by m.created_at, m.message_id
    """
)
REFUNDS = SQL(
    """
    select {columns}, (
        select json_agg(reversal)
        from (
            select {reversal_columns}
            from sup.transfer_reversal v
            where v.refund_id = r.refund_id
            order by v.leg_id, v.reversal_id
        ) reversal
    ) as reversals
    from sup.refund r
    where r.case_id = c.case_id
    order by r.created_at, r.refund_id
    """
).format(columns=REFUND_COLUMNS, reversal_columns=columns_of(TransferReversal, "v"))
HOLDS = SQL(
    """
    select h.hold_id, h.case_id, h.order_id, h.leg_id, h.provider_id, h.currency,
        h.amount_cents, h.reason, h.rule, h.status, h.applied_by, h.created_at,
        h.expires_at, h.released_at
    from sup.payout_hold h
    where h.case_id = c.case_id
    order by h.created_at, h.hold_id
    """
)
DEPOSIT_CLAIMS = SQL(
    """
    select d.claim_id, d.case_id, d.order_id, d.leg_id, d.studio_id, d.currency,
        d.amount_cents, d.authorized_cents, d.reason, d.status, d.filed_by,
        d.approved_by, d.failure, d.created_at, d.decided_at, d.settled_at
    from sup.deposit_claim d
    where d.case_id = c.case_id
    order by d.created_at, d.claim_id
    """
)
DEPOSIT_RELEASES = SQL(
    """
    select d.release_id, d.case_id, d.order_id, d.leg_id, d.currency, d.amount_cents,
        d.kind, d.status, d.released_by, d.failure, d.created_at, d.updated_at
    from sup.deposit_release d
    where d.case_id = c.case_id
    order by d.created_at, d.release_id
    """
)
CHARGEBACKS = SQL(
    """
    select {columns}
    from sup.chargeback b
    where b.case_id = c.case_id
    order by b.created_at, b.chargeback_id
    """
).format(columns=columns_of(ChargebackView, "b"))
EVIDENCE = SQL(
    """
    select {columns}
    from sup.evidence f
    where f.case_id = c.case_id {shown}
    order by f.requested_at, f.evidence_id
    """
)
LINKS = SQL(
    """
    select l.case_id, l.other_id, l.relation, l.linked_by, l.linked_at
    from sup.case_link l
    where l.case_id = c.case_id or l.other_id = c.case_id
    order by l.linked_at, l.case_id, l.other_id, l.relation
    """
)
EARLIER_CASES = SQL(
    """
    select e.case_id, e.kind, e.status, e.summary, e.created_at
    from sup.case e
    where e.subject_user = c.subject_user and e.created_at < c.created_at and {is_open}
    order by e.created_at desc, e.case_id desc
    limit {most}
    """
).format(is_open=open_to_reader("e"), most=Literal(EARLIER_CASES_SHOWN))
_EVIDENCE_COLUMNS = columns_of(EvidenceView, "f")
ALL_EVIDENCE = EVIDENCE.format(columns=_EVIDENCE_COLUMNS, shown=SQL(""))
PARTICIPANTS_EVIDENCE = EVIDENCE.format(
    columns=_EVIDENCE_COLUMNS,
    shown=SQL("and f.audience = 'participants' and f.status in ('attached', 'redacted')"),
)
ALL_MESSAGES = MESSAGES.format(audience=SQL(""))
PARTICIPANTS_MESSAGES = MESSAGES.format(audience=SQL("and m.audience = 'participants'"))


def events_of_page(page: Composable) -> Composable:
    """A page of the timeline; `page` is its number, from 1."""
    return _EVENTS.format(events=Literal(EVENTS_A_PAGE), page=page)
