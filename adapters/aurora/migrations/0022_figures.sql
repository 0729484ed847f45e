-- What the metrics count, each by an index that holds nothing else: a scrape costs the same
-- however many cases are closed (core/views/figure.py).
create index case_answered on sup.case ((clocks -> 'first_response' ->> 'stopped_at') collate "C")
    where clocks -> 'first_response' ->> 'state' = 'met';
create index case_solved on sup.case ((clocks -> 'resolution' ->> 'stopped_at') collate "C")
    where clocks -> 'resolution' ->> 'state' = 'met';
create index case_event_breach on sup.case_event (created_at) where type = 'sla_breach';
create index refund_newest on sup.refund (created_at)
    include (reason, status, method, currency, amount_cents, case_id);
create index payable_held on sup.payable (currency) where held_cents > 0;
create index dispute_changed on sup.dispute (updated_at);
