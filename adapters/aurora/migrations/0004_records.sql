-- What is written beside the work itself: the audit, the outbox, the answers given.
create table sup.admin_audit (
    audit_id text collate "C" primary key,
    actor_admin text collate "C" not null,
    action text not null,
    resource text collate "C" not null,
    details jsonb not null default '{}',
    ip inet,
    user_agent text,
    created_at timestamptz not null default now()
);

-- `position` says in which order one transaction put its messages.
create table sup.outbox (
    position bigint generated always as identity primary key,
    message_id text collate "C" not null unique,
    topic text not null,
    case_id text collate "C" not null,
    case_version bigint not null,
    payload jsonb not null,
    created_at timestamptz not null default now()
);

create table sup.idempotency (
    actor text collate "C" not null,
    key text collate "C" not null,
    asked_sha256 text not null,
    result jsonb not null,
    created_at timestamptz not null default now(),
    primary key (actor, key)
);
