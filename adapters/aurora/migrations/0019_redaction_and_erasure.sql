-- What was said can be taken out of sight, or for good; that it was said stays (docs/adr/0015).

-- Hidden words move to `hidden_md`: whoever reads `body_md`, by whatever way, meets the mark.
alter table sup.message
    add column hidden_md text,
    add column body_sha256 text,
    add column redacted_at timestamptz,
    add column erased_at timestamptz,
    add column version bigint not null default 0,
    add constraint "hidden words have their mark"
        check (redacted_at is null or body_md in ('[redacted]', '[erased]')),
    add constraint "what was erased is nowhere" check (erased_at is null or hidden_md is null);

-- Of a message only the words change, and only out of sight: to redacted, to erased, never back.
create function sup.only_out_of_sight() returns trigger language plpgsql as $$
declare
    written constant text := encode(sha256(convert_to(old.body_md, 'UTF8')), 'hex');
begin
    if old.erased_at is null
        and new.redacted_at is not null
        and (old.redacted_at is null or new.redacted_at = old.redacted_at)
        and new.body_sha256 = coalesce(old.body_sha256, written)
        and (new.message_id, new.case_id, new.author_role, new.audience, new.created_at)
            = (old.message_id, old.case_id, old.author_role, old.audience, old.created_at)
        and new.author_user_id is not distinct from old.author_user_id
        and new.attachments = old.attachments
        and (
            (new.erased_at is null and old.redacted_at is null
                and new.body_md = '[redacted]' and new.hidden_md = old.body_md)
            or (new.erased_at is not null
                and new.body_md = '[erased]' and new.hidden_md is null)
        )
    then
        return new;
    end if;
    raise exception 'the words of message % can be redacted or erased, nothing else', old.message_id
        using errcode = 'check_violation',
            constraint = 'of a message only the words change, and only out of sight';
end
$$;
create trigger only_out_of_sight before update on sup.message
    for each row execute function sup.only_out_of_sight();
create function sup.as_written() returns trigger language plpgsql as $$
begin
    raise exception 'message % is hidden before it is written', new.message_id
        using errcode = 'check_violation',
            constraint = 'of a message only the words change, and only out of sight';
end
$$;
create trigger as_written before insert on sup.message for each row
    when (new.redacted_at is not null or new.erased_at is not null
        or new.hidden_md is not null or new.body_sha256 is not null)
    execute function sup.as_written();
grant update (body_md, hidden_md, body_sha256, redacted_at, erased_at, version)
    on sup.message to support_app;

-- The timeline is never rewritten, so what people typed stands beside it: words can go, their
-- hashes and the entry stay.
create table sup.event_words (
    event_id text collate "C" primary key references sup.case_event on delete cascade,
    case_id text collate "C" not null references sup.case on delete cascade,
    words jsonb not null,
    hashes jsonb not null,
    erased_at timestamptz,
    version bigint not null default 0
);
create index event_words_of_case on sup.event_words (case_id, event_id);

create function sup.free_words(type text, payload jsonb) returns jsonb
    language sql immutable
    return coalesce((
        select jsonb_object_agg(key, value) from jsonb_each(payload)
        where jsonb_typeof(value) = 'string' and key = case
            when type in ('fact_recorded', 'refund_rejected') then 'note'
            when type in ('status_change', 'escalated', 'hold_applied', 'hold_released',
                'deposit_claim_filed', 'deposit_claim_denied') then 'reason'
        end
    ), '{}');
create function sup.hashes_of(words jsonb) returns jsonb
    language sql immutable
    return coalesce((
        select jsonb_object_agg(key, encode(sha256(convert_to(value, 'UTF8')), 'hex'))
        from jsonb_each_text(words)
    ), '{}');

-- What was written before this stood in the entries themselves.
insert into sup.event_words (event_id, case_id, words, hashes)
select event_id, case_id, found.words, sup.hashes_of(found.words)
from sup.case_event, sup.free_words(type, payload) as found (words)
where found.words <> '{}';
update sup.case_event e
set payload = e.payload - array(select jsonb_object_keys(w.words))
from sup.event_words w
where w.event_id = e.event_id;

create function sup.only_erased() returns trigger language plpgsql as $$
begin
    if old.erased_at is null and new.erased_at is not null
        and (new.event_id, new.case_id, new.hashes) = (old.event_id, old.case_id, old.hashes)
        and new.words = (
            select jsonb_object_agg(key, '[erased]') from jsonb_object_keys(old.words) as key
        )
    then
        return new;
    end if;
    raise exception 'the words of entry % can be erased, nothing else', old.event_id
        using errcode = 'check_violation',
            constraint = 'words beside the timeline are erased or stay';
end
$$;
create trigger only_erased before update on sup.event_words
    for each row execute function sup.only_erased();
grant select, insert on sup.event_words to support_app;
grant update (words, erased_at, version) on sup.event_words to support_app;

create or replace view sup.support_event as
select
    e.event_id as evt_id,
    e.case_id,
    e.type as action,
    e.actor_id as actor_user_id,
    case when w.event_id is null then e.payload else e.payload || w.words end as details_json,
    e.created_at
from sup.case_event e
left join sup.event_words w on w.event_id = e.event_id;

-- Whom the Support Center has forgotten: after a restore, whose words are to be erased again.
create table sup.erased_person (
    erasure_id text collate "C" primary key,
    user_id text collate "C" not null,
    ground text not null,
    decided_by text collate "C" not null,
    erased_at timestamptz not null,
    cases_kept text[] collate "C" not null default '{}'
);
create index erased_person_by_user on sup.erased_person (user_id, erased_at, erasure_id);
grant select, insert on sup.erased_person to support_app;
