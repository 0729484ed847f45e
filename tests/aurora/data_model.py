"""data-model.md as data: every column with its type, `not null` and default, in its order.

`id` stands for `text collate "C"`. A table's first lines are the plan's, in the plan's order;
what follows is what the blueprint and the entities add.
"""

TABLES = {
    "case": """
        case_id id not null
        kind sup.case_kind not null
        status sup.case_status not null default 'new'
        priority integer not null default 3
        opened_by id not null
        owner_admin id
        subject_user id
        order_id id
        thread_id id
        studio_id id
        summary text not null
        sla_first_at timestamptz
        sla_due_at timestamptz
        created_at timestamptz not null default now()
        updated_at timestamptz not null default now()
        subtype text
        watchers id[] not null default '{}'
        lbg_id id
        leg_id id
        creator_id id
        payout_id id
        reason_code text
        awaiting text
        outcome text
        escalated boolean not null default false
        restricted boolean not null default false
        version bigint not null default 0
        clocks jsonb not null
        policies_version integer not null default 1
        evidenced boolean not null default false
        appealed boolean not null default false
        closed_at timestamptz
        breached boolean not null
        words tsvector not null
        waiting_since timestamptz
        nudged_at timestamptz
        idle_due_at timestamptz
        next_due_at timestamptz
    """,
    "case_event": """
        event_id id not null
        case_id id not null
        actor_kind text not null
        actor_id id
        type text not null
        payload jsonb not null default '{}'
        created_at timestamptz not null default now()
    """,
    "refund": """
        refund_id id not null
        case_id id not null
        order_id id not null
        amount_cents integer not null
        reason text not null
        status sup.refund_status not null default 'proposed'
        processor_ref id
        created_by id not null
        created_at timestamptz not null default now()
        updated_at timestamptz not null default now()
        leg_id id
        platform_fee_cents integer not null default 0
        platform_fee_tax_cents integer not null default 0
        method text not null default 'card'
        approved_by id
        failure text
        decision jsonb not null default '{}'
        currency text not null default 'USD'
        charge_id id
        allocations jsonb not null
        note text
        waits_for text
        expires_at timestamptz
        version bigint not null default 0
        sent_at timestamptz default now()
        asked integer not null default 0
        ask_again_at timestamptz default (now() + '00:05:00'
    """,
    "payout_hold": """
        hold_id id not null
        case_id id not null
        order_id id not null
        provider_id id not null
        amount_cents integer not null
        reason text not null
        status sup.hold_status not null default 'applied'
        created_at timestamptz not null default now()
        released_at timestamptz
        leg_id id
        expires_at timestamptz not null default (now() + '90 days'
        currency text not null default 'USD'
        applied_by id not null
        version bigint not null default 0
        rule text
    """,
    "admin_audit": """
        audit_id id not null
        actor_admin id not null
        action text not null
        resource id not null
        details jsonb not null default '{}'
        ip inet
        user_agent text
        created_at timestamptz not null default now()
        written_by xid8 not null default pg_current_xact_id()
    """,
}

VIEWS = {
    "support_case": """
        case_id id
        type text
        subtype text
        status text
        severity text
        opened_by_user id
        owner_user_id id
        watchers id[]
        lbg_id id
        leg_id id
        order_id id
        studio_id id
        creator_id id
        payout_id id
        reason_code text
        sla_first_resp_at timestamptz
        sla_due_at timestamptz
        created_at timestamptz
        updated_at timestamptz
    """,
    "support_message": """
        msg_id id
        case_id id
        author_role text
        author_user_id id
        body_md text
        attachments_json jsonb
        created_at timestamptz
    """,
    "support_event": """
        evt_id id
        case_id id
        action text
        actor_user_id id
        details_json jsonb
        created_at timestamptz
    """,
    "support_refund": """
        refund_id id
        case_id id
        leg_id id
        order_id id
        amount_cents integer
        platform_fee_cents integer
        platform_fee_tax_cents integer
        reason text
        processor_ref id
        status text
        created_at timestamptz
    """,
}

ENUMS = {
    "case_kind": "booking payment product dmca policy chargeback",
    "case_status": "new triage investigating awaiting_user decision_pending resolved closed",
    "refund_status": "proposed processing succeeded failed",
    "hold_status": "applied released expired",
}

# a: nothing happens to what refers to a case that is deleted, so it is not; c: cascade.
ON_DELETE_OF_A_CASE = {
    **dict.fromkeys(("case_event", "event_words", "message", "refund"), "c"),
    **dict.fromkeys(("payout_hold", "ledger_posting"), "a"),
    **dict.fromkeys(("chargeback", "deposit_claim", "dmca_claim"), "a"),
    **dict.fromkeys(("transfer_reversal", "parked_work", "wallet_entry", "deposit_release"), "a"),
    **dict.fromkeys(("evidence", "dmca_words", "violation", "cancellation_entry"), "a"),
}

MONEY_TABLES = (
    "charge",
    "payable",
    "refund",
    "payout_hold",
    "ledger_posting",
    "chargeback",
    "deposit_claim",
    "transfer",
    "transfer_reversal",
    "outside_refund",
    "dispute",
    "goodwill_month",
    "wallet_entry",
    "deposit_release",
)


def lines(columns: str) -> list[str]:
    return [line.strip() for line in columns.strip().splitlines()]
