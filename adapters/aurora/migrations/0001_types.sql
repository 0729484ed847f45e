-- The enum types of data-model.md. Values are lower case and only ever added.
create type sup.case_kind as enum
    ('booking', 'payment', 'product', 'dmca', 'policy', 'chargeback');
create type sup.case_status as enum
    ('new', 'triage', 'investigating', 'awaiting_user', 'decision_pending', 'resolved', 'closed');
create type sup.refund_status as enum ('proposed', 'processing', 'succeeded', 'failed');
create type sup.hold_status as enum ('applied', 'released', 'expired');
