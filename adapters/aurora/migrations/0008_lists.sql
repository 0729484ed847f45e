-- What adminCaseConnection sorts and narrows by; one index per order and per selective filter.

-- Whether a clock has run out since it last started, as the folded clocks tell it.
alter table sup.case add column breached boolean not null generated always as (
    coalesce(
        clocks @> '{"first_response": {"breached": true}}'
            or clocks @> '{"resolution": {"breached": true}}',
        false
    )
) stored;

-- The words of a summary: the same ranges as core/views/search_words.py. A lexeme has a largest
-- size and so has the vector, hence the cuts; nearly every summary is too short to need one.
create function sup.words_of(summary text) returns tsvector
    language sql immutable strict parallel safe
    return array_to_tsvector(array_remove(string_to_array(
        regexp_replace(
            lower(case when length(summary) <= 255 then summary else regexp_replace(
                left(summary, 2000),
                '([^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]{255})',
                '\1 ', 'g'
            ) end),
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+',
            ' ', 'g'
        ),
        ' '
    ), ''));

alter table sup.case
    add column words tsvector not null generated always as (sup.words_of(summary)) stored;

-- CREATED_DESC and, read backwards, CREATED_ASC are case_newest and its companions.
create index case_updated on sup.case (updated_at desc, case_id desc);
create index case_due on sup.case (coalesce(sla_due_at, 'infinity'::timestamptz), case_id);
create index case_urgent on sup.case (priority, created_at, case_id);

create index case_newest_of_owner on sup.case (owner_admin, created_at desc, case_id desc)
    where owner_admin is not null;
create index case_newest_of_order on sup.case (order_id, created_at desc, case_id desc)
    where order_id is not null;
create index case_newest_breached on sup.case (created_at desc, case_id desc) where breached;

-- Work that is open, by what is due and by what is urgent: closed cases, by far the most, would
-- stand in front of it in the indexes above.
create index case_due_of_status
    on sup.case (status, coalesce(sla_due_at, 'infinity'::timestamptz), case_id)
    where status <> 'closed';
create index case_urgent_of_status on sup.case (status, priority, created_at, case_id)
    where status <> 'closed';

create index case_words on sup.case using gin (words);
