-- What the sealer needs (domain.md, Audit; docs/adr/0014). `written_by` is the transaction that
-- wrote an entry: one still running may commit later and yet have been first. The entries that
-- are there already are taken for this migration's own.
alter table sup.admin_audit
    add column written_by xid8 not null default pg_current_xact_id();

create index admin_audit_by_writer on sup.admin_audit (written_by, audit_id);
-- What money and orders did to a case is filed under the refund, the hold and so on.
create index admin_audit_about_case
    on sup.admin_audit ((details ->> 'case_id'), created_at, audit_id)
    where details ? 'case_id';
create index admin_audit_about_order
    on sup.admin_audit ((details ->> 'order_id'), created_at, audit_id)
    where details ? 'order_id';

-- By column, so that nobody chooses who wrote an entry.
revoke insert on sup.admin_audit from support_app;
grant insert
    (audit_id, actor_admin, action, resource, details, ip, user_agent, created_at)
    on sup.admin_audit to support_app;

-- The seals of one round under one Merkle root. `horizon` says how far every entry is sealed,
-- those of transactions that may still commit excepted.
create table sup.audit_batch (
    first_number bigint primary key references sup.audit_seal,
    last_number bigint not null unique references sup.audit_seal,
    merkle_root bytea not null,
    seal_sha256 bytea not null,
    previous_sha256 bytea not null unique,
    sha256 bytea not null unique,
    horizon text not null,
    sealed_at timestamptz not null,
    constraint "a batch holds seals in their order" check (last_number >= first_number),
    constraint "hashes are SHA-256" check (
        length(merkle_root) = 32 and length(seal_sha256) = 32
        and length(previous_sha256) = 32 and length(sha256) = 32
    ),
    constraint "the first batch follows zeros"
        check (first_number > 1 or previous_sha256 = decode(repeat('00', 32), 'hex'))
);

-- Beside each object stands the signed head that was written after it.
alter table sup.audit_stream
    add column head_key text not null unique,
    add column head_version text not null,
    add column key_id text collate "C" not null,
    add column algorithm text not null,
    add column signature bytea not null,
    add constraint "an object holds a batch"
        foreign key (first_number) references sup.audit_batch;

grant select, insert on sup.audit_batch to support_app;
