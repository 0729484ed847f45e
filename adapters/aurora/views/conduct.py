"""Copyright claims and violations of a case `c` as selects, and what counts of both as JSON."""

from psycopg.sql import SQL, Composable, Literal

from adapters.aurora.views.columns import columns_named, columns_of
from core.dmca.claim import STANDING
from core.views.dmca_claim_view import TOLD_TO_UPLOADER, DmcaClaimView
from core.views.violation_view import ViolationView

_CLAIMS = SQL(
    """
    select {columns}, (
        select coalesce(json_object_agg(w.part, {words} order by w.part), '{{}}')
        from sup.dmca_words w
        where w.claim_id = d.claim_id
    ) as words
    from sup.dmca_claim d
    where d.case_id = c.case_id {shown}
    order by d.received_at, d.claim_id
    """
)
_TOLD = SQL(
    """
    case w.part when 'notice' then (
        select jsonb_object_agg(key, value)
        from jsonb_each(w.words)
        where key = any ({told})
    ) else w.words end
    """
).format(told=Literal(list(TOLD_TO_UPLOADER)))
_VIOLATIONS = SQL(
    """
    select {columns}
    from sup.violation v
    where v.case_id = c.case_id {shown}
    order by v.decided_at, v.violation_id
    """
)
# core/conduct/subject.py
_WHOM_ABOUT = SQL(
    "case when c.kind = 'dmca' then coalesce(c.creator_id, c.subject_user)"
    " else coalesce(c.subject_user, c.creator_id) end"
)
CONDUCT = SQL(
    """
    (
        select row_to_json(past)
        from (
            select whom.user_id, claims.upheld_claims, claims.repeat_offender, (
                select coalesce(json_agg(v.sanction order by v.decided_at, v.violation_id), '[]')
                from sup.violation v
                where v.user_id = whom.user_id and v.status <> 'overturned'
            ) as sanctions
            from (select {whom_about} as user_id) whom
            cross join lateral (
                select count(*) as upheld_claims,
                    coalesce(bool_or(d.repeat_offender), false) as repeat_offender
                from sup.dmca_claim d
                where d.creator_id = whom.user_id
                    and d.status = any ({standing})
                    and d.restored_at is null and d.withdrawn_at is null
            ) claims
            where whom.user_id is not null
        ) past
    ) as conduct
    """
).format(whom_about=_WHOM_ABOUT, standing=Literal(sorted(each.value for each in STANDING)))


def _claims(*, words: Composable, shown: Composable) -> Composable:
    columns = columns_named(DmcaClaimView, "d", but=frozenset({"words"}))
    return _CLAIMS.format(columns=columns, words=words, shown=shown)


def _violations(shown: Composable) -> Composable:
    return _VIOLATIONS.format(columns=columns_of(ViolationView, "v"), shown=shown)


ALL_DMCA_CLAIMS = _claims(words=SQL("w.words"), shown=SQL(""))
UPLOADERS_DMCA_CLAIMS = _claims(words=_TOLD, shown=SQL("and d.creator_id = %(reader)s::text"))
ALL_VIOLATIONS = _violations(SQL(""))
OWN_VIOLATIONS = _violations(SQL("and v.user_id = %(reader)s::text"))
