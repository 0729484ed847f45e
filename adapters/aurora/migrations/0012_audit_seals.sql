-- The audit, numbered and chained by its sealer in a table of its own (domain.md, Audit): whoever
-- writes the audit touches no chain head. Neither table is ever updated.
create table sup.audit_seal (
    number bigint primary key,
    audit_id text collate "C" not null unique references sup.admin_audit,
    canonical bytea not null,
    entry_sha256 bytea not null,
    previous_number bigint unique references sup.audit_seal,
    previous_sha256 bytea not null,
    sha256 bytea not null unique,
    sealed_at timestamptz not null default now(),
    constraint "seals are numbered from 1 without a gap"
        check (number = coalesce(previous_number, 0) + 1),
    constraint "hashes are SHA-256" check (
        length(entry_sha256) = 32 and length(previous_sha256) = 32 and length(sha256) = 32
    ),
    constraint "the first seal follows zeros"
        check (number > 1 or previous_sha256 = decode(repeat('00', 32), 'hex')),
    constraint "a seal is of the bytes it stores" check (entry_sha256 = sha256(canonical))
);

-- What the sealer mirrored out of the database: one row per object of the stream.
create table sup.audit_stream (
    first_number bigint primary key references sup.audit_seal,
    last_number bigint not null unique references sup.audit_seal,
    object_key text not null unique,
    object_version text not null,
    sha256 bytea not null,
    shipped_at timestamptz not null default now(),
    constraint "an object holds seals in their order" check (last_number >= first_number),
    constraint "its hash is SHA-256" check (length(sha256) = 32)
);

grant select, insert on sup.audit_seal, sup.audit_stream to support_app;
