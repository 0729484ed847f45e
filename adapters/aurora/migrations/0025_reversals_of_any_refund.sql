-- What was refunded at the processor without us comes back from providers as well, and what others
-- took of a transfer is told apart from what we did (docs/adr/0010).

alter table sup.transfer
    add column others_cents bigint not null default 0,
    add constraint "others_cents is not negative" check (others_cents >= 0),
    add constraint "what others took is among what came back"
        check (others_cents <= reversed_cents);

alter table sup.transfer_reversal
    add column outside_ref text collate "C",
    alter column refund_id drop not null,
    alter column case_id drop not null,
    add constraint "it comes back for one refund, ours on its case or one made elsewhere"
        check (
            (refund_id is null) = (case_id is null)
            and (refund_id is null) <> (outside_ref is null)
        );

-- One refund may ask for a transfer again, when what it had asked for was called off meanwhile:
-- the version of the transfer is what keeps two from asking for the same.
create index transfer_reversal_of_refund on sup.transfer_reversal (refund_id, leg_id, reversal_id)
    where refund_id is not null;
drop index sup."a refund reverses a transfer once";
