-- One index per named query; the tests read the plans.

-- adminCases: newest first, by kind, by status, by both.
create index case_newest on sup.case (created_at desc, case_id desc);
create index case_newest_of_kind on sup.case (kind, created_at desc, case_id desc);
create index case_newest_of_status on sup.case (status, created_at desc, case_id desc);
create index case_newest_of_kind_and_status
    on sup.case (kind, status, created_at desc, case_id desc);

-- A person's earlier cases.
create index case_newest_of_subject on sup.case (subject_user, created_at desc, case_id desc)
    where subject_user is not null;

-- The timeline, the messages and the links of a case.
create index case_event_of_case on sup.case_event (case_id, created_at, event_id);
create index message_of_case on sup.message (case_id, created_at, message_id);
create index case_link_of_other on sup.case_link (other_id);

-- Refunds of an order and of a case, and those that wait.
create index refund_of_order on sup.refund (order_id, created_at, refund_id);
create index refund_of_case on sup.refund (case_id, created_at, refund_id);
create index refund_proposed on sup.refund (created_at, refund_id) where status = 'proposed';

-- Holds of a case, and of a provider on an order.
create index payout_hold_of_case on sup.payout_hold (case_id, created_at, hold_id);
create index payout_hold_of_order on sup.payout_hold (order_id, provider_id);

create index charge_of_order on sup.charge (order_id, added_at, charge_id);
create index admin_audit_of_resource on sup.admin_audit (resource, created_at, audit_id);
create index outbox_of_case on sup.outbox (case_id, position);
