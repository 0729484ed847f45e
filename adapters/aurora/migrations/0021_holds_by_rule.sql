-- Holds that the Support Center applies by rule (domain.md, Payout hold; docs/adr/0027).
alter table sup.payout_hold
    add column rule text,
    add constraint "rule is one that holds" check (
        rule in ('urgent_case', 'chargeback', 'dmca_claim', 'severe_cases')
    );

-- A rule holds once on a case, an order and a provider, however often and by whomever it is met.
create unique index payout_hold_by_rule
    on sup.payout_hold (case_id, order_id, provider_id, rule)
    where rule is not null and status = 'applied';

-- What the sweep ends: as many as are due, however many there are.
create index payout_hold_to_expire on sup.payout_hold (expires_at, hold_id)
    where status = 'applied';
