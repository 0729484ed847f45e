-- Copyright claims with their words beside them, and violations of the rules (domain.md, DMCA).

-- 0011 made the table before any program used it: nothing reads or writes what is taken away here,
-- and what somebody may have put there by hand moves beside it.
alter table sup.dmca_claim rename column uploader_id to creator_id;
alter table sup.dmca_claim rename column restore_from to restore_not_before;
alter table sup.dmca_claim rename column restore_until to restore_not_after;
alter table sup.dmca_claim
    add column claimant_id text collate "C" not null default '',
    add column filed_by text collate "C" not null default 'system',
    add column order_id text collate "C",
    add column policies_version int not null default 1,
    add column upheld_claims int not null default 1,
    add column repeat_offender boolean not null default false,
    add column counter_noticed_by text collate "C",
    add column withdrawn_at timestamptz,
    add column restore_ground text,
    add column restored_at timestamptz,
    add column overdue_at timestamptz,
    add column ordered text,
    add column ordered_at timestamptz,
    add column order_number int not null default 0,
    add column tries int not null default 0,
    add column send_again_at timestamptz;
update sup.dmca_claim set claimant_id = claim_id;

-- Names, ways to reach people, addresses of content: can be forgotten, the hashes stay
-- (docs/adr/0015).
create table sup.dmca_words (
    claim_id text collate "C" not null references sup.dmca_claim,
    part text collate "C" not null,
    case_id text collate "C" not null references sup.case,
    words jsonb not null,
    hashes jsonb not null,
    erased_at timestamptz,
    version bigint not null default 0,
    primary key (claim_id, part),
    constraint "words are of a notice, a counter-notice or a court action"
        check (part in ('notice', 'counter_notice', 'court_action'))
);
create index dmca_words_of_case on sup.dmca_words (case_id, claim_id, part);
insert into sup.dmca_words (claim_id, part, case_id, words, hashes)
select claim_id, 'notice', case_id, told.words, sup.hashes_of(told.words)
from sup.dmca_claim, jsonb_build_object(
    'name', claimant_name, 'address', claimant_contact, 'phone', '', 'email', '',
    'signature', signature, 'work_description', work, 'urls', array_to_string(urls, e'\n')
) as told (words);
insert into sup.dmca_words (claim_id, part, case_id, words, hashes)
select claim_id, 'counter_notice', case_id, told.words, sup.hashes_of(told.words)
from sup.dmca_claim, jsonb_build_object(
    'name', '', 'address', '', 'phone', '', 'signature', '',
    'removed_material', counter_notice::text, 'former_urls', array_to_string(urls, e'\n')
) as told (words)
where counter_notice is not null;

-- The constraints on these columns go with them.
alter table sup.dmca_claim
    drop column claimant_name, drop column claimant_contact, drop column signature,
    drop column work, drop column urls, drop column sworn_good_faith, drop column sworn_accuracy,
    drop column counter_notice, drop column decided_at,
    alter column claimant_id drop default,
    add constraint "an order hides or restores" check (ordered in ('hide', 'restore')),
    add constraint "restore_ground is window, staff or withdrawn"
        check (restore_ground in ('window', 'staff', 'withdrawn')),
    add constraint "content comes back within its window, or the claim was withdrawn" check (
        restored_at is null or withdrawn_at is not null
        or coalesce(restored_at >= restore_not_before, false)
    ),
    add constraint "a counter-notice sets the whole window" check (
        num_nonnulls(counter_noticed_at, restore_not_before, restore_not_after) in (0, 3)
        and restore_not_before < restore_not_after
    ),
    add constraint "what is countered has a counter-notice"
        check (status <> 'counter_noticed' or counter_noticed_at is not null),
    add constraint "restored_at is set once it is restored"
        check (restored_at is null or status in ('restored', 'closed')),
    add constraint "an order says since when and when again"
        check (num_nonnulls(ordered, ordered_at, send_again_at) in (0, 3)),
    add constraint "no court action stands beside a return of the content" check (
        court_action_at is null or restored_at is null or withdrawn_at is not null
    ),
    add constraint "tries is not negative" check (tries >= 0);
drop index sup.dmca_claim_of_uploader;
create index dmca_claim_of_uploader on sup.dmca_claim (creator_id, received_at, claim_id);
create index dmca_claim_to_send on sup.dmca_claim (send_again_at, claim_id)
    where send_again_at is not null;
create index dmca_claim_overdue on sup.dmca_claim (restore_not_after, claim_id)
    where status = 'counter_noticed';

create function sup.only_dmca_erased() returns trigger language plpgsql as $$
begin
    if old.erased_at is null and new.erased_at is not null
        and (new.claim_id, new.part, new.case_id, new.hashes)
            = (old.claim_id, old.part, old.case_id, old.hashes)
        and new.words = (
            select jsonb_object_agg(key, '[erased]') from jsonb_object_keys(old.words) as key
        )
    then
        return new;
    end if;
    raise exception 'the words of claim % can be erased, nothing else', old.claim_id
        using errcode = 'check_violation',
            constraint = 'words of a copyright claim are erased or stay';
end
$$;
create trigger only_dmca_erased before update on sup.dmca_words
    for each row execute function sup.only_dmca_erased();

create table sup.violation (
    violation_id text collate "C" primary key,
    case_id text collate "C" not null references sup.case,
    user_id text collate "C" not null,
    rule text,
    sanction text not null,
    decided_by text collate "C" not null,
    reason text not null,
    decided_at timestamptz not null,
    updated_at timestamptz not null,
    policies_version int not null,
    status text not null default 'decided',
    appeal_reason text,
    appealed_by text collate "C",
    appealed_at timestamptz,
    reviewed_by text collate "C",
    review_reason text,
    reviewed_at timestamptz,
    version bigint not null default 0,
    constraint "sanction is warning, suspension or removal"
        check (sanction in ('warning', 'suspension', 'removal')),
    constraint "status is decided, appealed, upheld or overturned"
        check (status in ('decided', 'appealed', 'upheld', 'overturned')),
    constraint "nobody reviews their own decision" check (reviewed_by <> decided_by),
    constraint "an appeal says by whom and when" check (
        num_nonnulls(appealed_at, appealed_by) = case when status = 'decided' then 0 else 2 end
    ),
    constraint "a review says by whom and when" check (
        num_nonnulls(reviewed_at, reviewed_by)
            = case when status in ('upheld', 'overturned') then 2 else 0 end
    ),
    constraint "version is not negative" check (version >= 0)
);
create index violation_of_case on sup.violation (case_id, decided_at, violation_id);
create index violation_of_user on sup.violation (user_id, decided_at, violation_id);

-- Guarded by its version: decisions that follow from a person's past come one after another.
create table sup.conduct_record (
    user_id text collate "C" primary key,
    updated_at timestamptz not null,
    version bigint not null default 0,
    constraint "version is not negative" check (version >= 0)
);

revoke update on sup.dmca_claim from support_app;
grant select, insert on sup.dmca_words, sup.violation to support_app;
grant select, insert, update on sup.conduct_record to support_app;
-- By column, so that nobody changes what was received, or decided.
grant update (
    updated_at, status, hidden_at, notified_at, counter_noticed_at, counter_noticed_by,
    restore_not_before, restore_not_after, court_action_at, withdrawn_at, restore_ground,
    restored_at, overdue_at, closed_at, ordered, ordered_at, order_number, tries, send_again_at,
    version
) on sup.dmca_claim to support_app;
grant update (words, erased_at, version) on sup.dmca_words to support_app;
grant update (
    reason, updated_at, status, appeal_reason, appealed_by, appealed_at, reviewed_by,
    review_reason, reviewed_at, version
) on sup.violation to support_app;
