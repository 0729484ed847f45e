-- The ledger (kernels.md, Ledger). A posting is one row with both of its sides, so that one that
-- does not balance cannot be written, whatever is switched off (docs/adr/0008). An entry of
-- several accounts is several postings of one cause.
create domain sup.ledger_account as text collate "C" check (value in (
    'Cash:Stripe', 'Deferred:PlatformFees', 'Expense:Chargebacks', 'Expense:DisputeFees',
    'Expense:Goodwill', 'Liability:BuyerWallet', 'Liability:SellerPayable',
    'Liability:TaxPayable:PlatformFeeTax', 'Receivable:Disputes', 'Receivable:TransferReversal',
    'Revenue:PlatformFees'
));

-- `cause` and `cause_id` are what happened to what (refund.succeeded, srf_…); with `line` they
-- keep it from being posted twice.
create table sup.ledger_posting (
    posting_id text collate "C" primary key,
    cause text not null,
    cause_id text collate "C" not null,
    line int not null,
    debit_account sup.ledger_account not null,
    credit_account sup.ledger_account not null,
    amount_cents bigint not null,
    currency text not null default 'USD',
    case_id text collate "C" references sup.case,
    order_id text collate "C",
    leg_id text collate "C",
    processor_ref text collate "C",
    posted_at timestamptz not null default now(),
    unique (cause, cause_id, line),
    constraint "amount_cents is above 0" check (amount_cents > 0),
    constraint "a posting moves between two accounts" check (debit_account <> credit_account),
    constraint "line is not negative" check (line >= 0)
);
create index ledger_posting_of_case on sup.ledger_posting (case_id, posted_at, posting_id);
create index ledger_posting_of_order on sup.ledger_posting (order_id, posted_at, posting_id);

-- The postings account by account, as a bookkeeper reads them.
create view sup.ledger_line as
select posting_id, cause, cause_id, line, side.account, side.debit_cents, side.credit_cents,
    currency, case_id, order_id, leg_id, processor_ref, posted_at
from sup.ledger_posting, lateral (values
    (debit_account, amount_cents, 0::bigint),
    (credit_account, 0::bigint, amount_cents)
) side (account, debit_cents, credit_cents);

grant select, insert on sup.ledger_posting to support_app;
grant select on sup.ledger_line to support_app;
