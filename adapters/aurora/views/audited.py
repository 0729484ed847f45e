"""The audit row of a read, written by the statement that reads (domain.md, *Audit*)."""

from typing import Any

from psycopg.sql import SQL
from psycopg.types.json import Jsonb

from core.audit.entry import AuditEntry

REFUSAL_TOLD = SQL(
    "(select case when refused is null then '{}'::jsonb "
    "else jsonb_build_object('refused', refused) end from verdict)"
)
CASES_TOLD = SQL(
    "jsonb_build_object('case_ids', coalesce("
    "(select jsonb_agg(case_id order by place) from shown_cases), '[]'::jsonb))"
)
AUDIT = SQL(
    """
    insert into sup.admin_audit
        (audit_id, actor_admin, action, resource, details, ip, user_agent, created_at)
    select
        %(audit_id)s::text, %(actor_admin)s::text, %(action)s::text, %(resource)s::text,
        %(details)s::jsonb || {told}, %(ip)s::inet, %(user_agent)s::text,
        %(audited_at)s::timestamptz
    """
)


def audit_parameters(entry: AuditEntry) -> dict[str, Any]:
    """What AUDIT needs of the read's entry."""
    return {
        "audit_id": entry.audit_id,
        "actor_admin": entry.actor_admin,
        "action": entry.action,
        "resource": entry.resource,
        "details": Jsonb(dict(entry.details)),
        "ip": entry.ip,
        "user_agent": entry.user_agent,
        "audited_at": entry.created_at,
    }
