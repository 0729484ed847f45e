-- Cases and what belongs to their story. Constraints are named in words: a broken one is
-- reported by its name.
create table sup.case (
    case_id text collate "C" primary key,
    kind sup.case_kind not null,
    status sup.case_status not null default 'new',
    priority int not null default 3,
    opened_by text collate "C" not null,
    owner_admin text collate "C",
    subject_user text collate "C",
    order_id text collate "C",
    thread_id text collate "C",
    studio_id text collate "C",
    summary text not null,
    sla_first_at timestamptz,
    sla_due_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    subtype text,
    watchers text[] collate "C" not null default '{}',
    lbg_id text collate "C",
    leg_id text collate "C",
    creator_id text collate "C",
    payout_id text collate "C",
    reason_code text,
    awaiting text,
    outcome text,
    escalated boolean not null default false,
    restricted boolean not null default false,
    version bigint not null default 0,
    clocks jsonb not null,
    policies_version int not null,
    evidenced boolean not null default false,
    appealed boolean not null default false,
    closed_at timestamptz,
    constraint "priority is 1 to 5" check (priority between 1 and 5),
    constraint "awaiting is customer or seller" check (awaiting in ('customer', 'seller')),
    constraint "awaiting is set exactly while awaiting_user"
        check ((status = 'awaiting_user') = (awaiting is not null)),
    constraint "outcome is refunded, denied, goodwill or solved"
        check (outcome in ('refunded', 'denied', 'goodwill', 'solved')),
    constraint "a resolved case has an outcome" check (status <> 'resolved' or outcome is not null),
    constraint "an undecided case has no outcome"
        check (outcome is null or status in ('resolved', 'closed')),
    constraint "version is not negative" check (version >= 0)
);

create table sup.case_event (
    event_id text collate "C" primary key,
    case_id text collate "C" not null references sup.case on delete cascade,
    actor_kind text not null,
    actor_id text collate "C",
    type text not null,
    payload jsonb not null default '{}',
    created_at timestamptz not null default now(),
    constraint "actor_kind is user, admin or system"
        check (actor_kind in ('user', 'admin', 'system'))
);

create table sup.message (
    message_id text collate "C" primary key,
    case_id text collate "C" not null references sup.case on delete cascade,
    author_role text not null,
    author_user_id text collate "C",
    body_md text not null,
    attachments jsonb not null default '[]',
    audience text not null,
    created_at timestamptz not null default now(),
    constraint "author_role is known" check
        (author_role in ('buyer', 'seller', 'studio_owner', 'creator', 'agent', 'system')),
    constraint "audience is participants or staff" check (audience in ('participants', 'staff'))
);

create table sup.case_link (
    case_id text collate "C" not null references sup.case on delete cascade,
    other_id text collate "C" not null references sup.case on delete cascade,
    relation text not null,
    linked_by text collate "C" not null,
    linked_at timestamptz not null default now(),
    primary key (case_id, other_id, relation),
    constraint "relation is related or duplicate_of"
        check (relation in ('related', 'duplicate_of')),
    constraint "a case is not linked to itself" check (case_id <> other_id)
);
