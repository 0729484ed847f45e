-- Files on cases: what was announced, what arrived and is kept, and what is hidden again
-- (domain.md, Messages, evidence, timeline).

-- No cascade: what is under lock cannot lose its row with a case.
create table sup.evidence (
    evidence_id text collate "C" primary key,
    case_id text collate "C" not null references sup.case,
    file_name text,
    mime text not null,
    size_bytes bigint not null,
    sha256 text not null,
    audience text not null,
    uploaded_by text collate "C" not null,
    requested_at timestamptz not null default now(),
    expires_at timestamptz not null,
    status text not null default 'requested',
    attached_at timestamptz,
    s3_key text collate "C",
    s3_version text collate "C",
    refusal text,
    redacted_at timestamptz,
    redacted_by text collate "C",
    version bigint not null default 0,
    constraint "audience is participants or staff" check (audience in ('participants', 'staff')),
    constraint "status is requested, attached, refused or redacted"
        check (status in ('requested', 'attached', 'refused', 'redacted')),
    constraint "size_bytes is above 0" check (size_bytes > 0),
    constraint "sha256 is written in lower-case hex" check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint "what is kept says where and since when" check (
        num_nonnulls(s3_key, s3_version, attached_at)
            = case when status in ('attached', 'redacted') then 3 else 0 end
    ),
    constraint "what is kept is under its own key"
        check (s3_key = 'support-evidence/' || case_id || '/' || evidence_id),
    constraint "refusal is set exactly when refused"
        check ((status = 'refused') = (refusal is not null)),
    constraint "what is redacted has no name and says by whom and when" check (
        (status = 'redacted') = (file_name is null)
        and (status = 'redacted') = (redacted_at is not null)
        and (status = 'redacted') = (redacted_by is not null)
    ),
    constraint "version is not negative" check (version >= 0)
);
create index evidence_of_case on sup.evidence (case_id, requested_at, evidence_id);

create function sup.evidence_goes_on() returns trigger language plpgsql as $$
begin
    raise exception '% is % and cannot become %', new.evidence_id,
        case when tg_op = 'UPDATE' then old.status else 'new' end, new.status
        using errcode = 'check_violation', constraint = 'a file goes on, and never back';
end
$$;
create trigger evidence_begins before insert on sup.evidence
    for each row when (new.status <> 'requested')
    execute function sup.evidence_goes_on();
create trigger evidence_goes_on before update on sup.evidence
    for each row when (
        new.status <> old.status
        and (old.status, new.status) not in (
            ('requested', 'attached'), ('requested', 'refused'), ('attached', 'redacted')
        )
    )
    execute function sup.evidence_goes_on();

-- By column, so that nobody changes what was announced.
grant select, insert on sup.evidence to support_app;
grant update (
    file_name, status, attached_at, s3_key, s3_version, refusal, redacted_at, redacted_by, version
) on sup.evidence to support_app;
