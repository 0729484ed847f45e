-- When the processor is asked again about what it has not answered (reliability.md 4 to 6).
-- `sent_at` is when it was to be asked first: its idempotency keys are counted from there.
alter table sup.refund
    alter column charge_id drop not null,
    add column sent_at timestamptz,
    add column asked int not null default 0,
    add column ask_again_at timestamptz,
    add constraint "a card refund has a charge"
        check (method = 'wallet' or charge_id is not null) not valid,
    add constraint "asked is not negative" check (asked >= 0) not valid;
update sup.refund
set sent_at = updated_at, ask_again_at = updated_at + interval '5 minutes'
where status = 'processing';
-- Whoever writes without these columns, older programs too, is not forgotten.
alter table sup.refund
    alter column sent_at set default now(),
    alter column ask_again_at set default now() + interval '5 minutes';

create unique index "a refund of the processor is one of ours" on sup.refund (processor_ref)
    where processor_ref is not null;
create index refund_to_ask on sup.refund (ask_again_at, refund_id) where status = 'processing';
create index refund_expiring on sup.refund (expires_at, refund_id) where status = 'proposed';

alter table sup.deposit_claim
    add column sent_at timestamptz,
    add column asked int not null default 0,
    add column ask_again_at timestamptz,
    add constraint "asked is not negative" check (asked >= 0) not valid;
update sup.deposit_claim
set sent_at = updated_at, ask_again_at = updated_at + interval '5 minutes'
where status = 'approved';
create index deposit_claim_of_order on sup.deposit_claim (order_id, created_at, claim_id);
create index deposit_claim_to_ask on sup.deposit_claim (ask_again_at, claim_id)
    where status = 'approved';

-- As before, but that a wallet credit is on no charge, and that what belongs to no leg says so.
create or replace function sup.complete_refund() returns trigger language plpgsql as $$
declare
    service constant int := new.amount_cents - new.platform_fee_cents - new.platform_fee_tax_cents;
    leg json;
begin
    if new.method = 'card' then
        select found.leg into leg
        from (
            select received from sup.order_snapshot
            where order_id = new.order_id order by version desc limit 1
        ) newest, json_array_elements(newest.received -> 'legs') with ordinality
            as found (leg, place)
        where new.leg_id is null or found.leg ->> 'leg_id' = new.leg_id
        order by place limit 1;
        new.leg_id := coalesce(new.leg_id, leg ->> 'leg_id');
    end if;
    new.allocations := jsonb_build_array(jsonb_build_object(
        'leg_id', new.leg_id,
        'subtotal_cents', service,
        'service_tax_cents', 0,
        'platform_fee_cents', new.platform_fee_cents,
        'platform_fee_tax_cents', new.platform_fee_tax_cents
    ));
    if new.status = 'proposed' then
        new.waits_for := coalesce(new.waits_for, 'approval');
    end if;
    if new.method <> 'card' then
        return new;
    end if;
    if new.charge_id is null then
        select charge_id, currency into new.charge_id, new.currency from sup.charge
        where order_id = new.order_id and kind = 'payment' order by added_at, charge_id limit 1;
        new.currency := coalesce(new.currency, 'USD');
    end if;
    if new.charge_id is null then
        new.charge_id := '';
    elsif new.status <> 'failed' then
        perform sup.reserve_plain(new.charge_id, new.amount_cents);
        update sup.payable set refunded_cents = refunded_cents + service, version = version + 1
        where order_id = new.order_id and provider_id = leg ->> 'provider_id';
    end if;
    return new;
end
$$;
