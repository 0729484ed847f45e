-- What other teams write with the plan's columns keeps within what the application keeps within
-- (domain.md, Case, Refund and Payout hold). Rows of the application meet none of this.

-- It comes before complete_case, by its name, while the clocks are missing.
create function sup.closed_from_the_start() returns trigger language plpgsql as $$
begin
    new.restricted := true;
    return new;
end
$$;
create trigger closed_from_the_start before insert on sup.case
    for each row when (
        new.clocks is null and new.subtype in ('illegal_content', 'nsfw_leak', 'doxxing')
    )
    execute function sup.closed_from_the_start();

create function sup.newest_order(the_order text) returns json
    language sql stable
    return (
        select received from sup.order_snapshot
        where order_id = the_order order by version desc limit 1
    );

-- What the buyer paid for each leg, less what refunds that did not fail took of it.
create function sup.left_of_legs(the_order text) returns table (
    leg_id text, provider_id text,
    subtotal bigint, service_tax bigint, platform_fee bigint, platform_fee_tax bigint
)
    language sql stable
begin atomic
    with share as (
        select each.share
        from (
            select allocations from sup.refund
            where order_id = the_order and method = 'card' and status <> 'failed'
            union all
            select allocations from sup.outside_refund where order_id = the_order and counts
        ) refund, jsonb_array_elements(refund.allocations) as each (share)
    ), taken as (
        select share ->> 'leg_id' as leg_id,
            sum((share ->> 'subtotal_cents')::bigint) as subtotal,
            sum((share ->> 'service_tax_cents')::bigint) as service_tax,
            sum((share ->> 'platform_fee_cents')::bigint) as platform_fee,
            sum((share ->> 'platform_fee_tax_cents')::bigint) as platform_fee_tax
        from share group by 1
    )
    select leg ->> 'leg_id', leg ->> 'provider_id',
        greatest(0, (leg ->> 'subtotal_cents')::bigint - coalesce(subtotal, 0))::bigint,
        greatest(0, (leg ->> 'service_tax_cents')::bigint - coalesce(service_tax, 0))::bigint,
        greatest(0, (leg ->> 'platform_fee_cents')::bigint - coalesce(platform_fee, 0))::bigint,
        greatest(0, (leg ->> 'platform_fee_tax_cents')::bigint - coalesce(platform_fee_tax, 0))::bigint
    from json_array_elements(sup.newest_order(the_order) -> 'legs')
        with ordinality as sold (leg, place)
    left join taken on taken.leg_id = leg ->> 'leg_id'
    order by place;
end;

-- Halves up, which is the largest remainder where there are two parts.
create function sup.first_part(cents bigint, one bigint, other bigint) returns bigint
    language sql immutable
    return case when one + other = 0 then 0
        else (2 * cents * one + one + other) / (2 * (one + other)) end;

-- The allocations of a refund over its leg, or over the legs in their order: fees as the row tells
-- them, or service first where it tells none (domain.md, Refund, Legs and Split).
create function sup.spread_plain(
    the_order text, the_leg text, amount int, told_fee int, told_fee_tax int
) returns jsonb language plpgsql stable as $$
declare
    told constant boolean := told_fee + told_fee_tax > 0;
    service_left bigint := amount - told_fee - told_fee_tax;
    fee_left bigint := told_fee;
    fee_tax_left bigint := told_fee_tax;
    shares jsonb := '[]';
    leg record;
    service bigint;
    fee bigint;
    fee_tax bigint;
begin
    for leg in select * from sup.left_of_legs(the_order)
        where the_leg is null or leg_id = the_leg
    loop
        service := least(service_left, leg.subtotal + leg.service_tax);
        service_left := service_left - service;
        if told then
            fee := least(fee_left, leg.platform_fee);
            fee_tax := least(fee_tax_left, leg.platform_fee_tax);
            fee_left := fee_left - fee;
            fee_tax_left := fee_tax_left - fee_tax;
        else
            fee_tax := least(service_left, leg.platform_fee + leg.platform_fee_tax);
            service_left := service_left - fee_tax;
            fee := sup.first_part(fee_tax, leg.platform_fee, leg.platform_fee_tax);
            fee_tax := fee_tax - fee;
        end if;
        continue when service + fee + fee_tax = 0;
        shares := shares || jsonb_build_object(
            'leg_id', leg.leg_id,
            'subtotal_cents', sup.first_part(service, leg.subtotal, leg.service_tax),
            'service_tax_cents',
                service - sup.first_part(service, leg.subtotal, leg.service_tax),
            'platform_fee_cents', fee,
            'platform_fee_tax_cents', fee_tax,
            'provider_id', leg.provider_id
        );
    end loop;
    if service_left + fee_left + fee_tax_left > 0 then
        raise exception 'order % has no % cents left to refund in these parts', the_order, amount
            using errcode = 'check_violation';
    end if;
    return shares;
end
$$;

-- The charge is reserved first: whoever comes at the same moment waits there, and then sees what
-- this one took of the legs.
create function sup.place_card_refund(new sup.refund) returns sup.refund
    language plpgsql as $$
declare
    share jsonb;
begin
    perform sup.reserve_plain(new.charge_id, new.amount_cents);
    new.allocations := sup.spread_plain(new.order_id, new.leg_id, new.amount_cents,
        new.platform_fee_cents, new.platform_fee_tax_cents);
    new.platform_fee_cents := 0;
    new.platform_fee_tax_cents := 0;
    for share in select jsonb_array_elements(new.allocations) loop
        new.platform_fee_cents := new.platform_fee_cents + (share ->> 'platform_fee_cents')::int;
        new.platform_fee_tax_cents :=
            new.platform_fee_tax_cents + (share ->> 'platform_fee_tax_cents')::int;
        update sup.payable set version = version + 1, refunded_cents = refunded_cents
            + (share ->> 'subtotal_cents')::int + (share ->> 'service_tax_cents')::int
        where order_id = new.order_id and provider_id = share ->> 'provider_id';
    end loop;
    if jsonb_array_length(new.allocations) = 1 then
        new.leg_id := new.allocations -> 0 ->> 'leg_id';
    end if;
    new.allocations := (select jsonb_agg(each - 'provider_id')
        from jsonb_array_elements(new.allocations) as each);
    return new;
end
$$;

create or replace function sup.complete_refund() returns trigger language plpgsql as $$
declare
    newest constant json := sup.newest_order(new.order_id);
begin
    if new.status = 'proposed' then
        new.waits_for := coalesce(new.waits_for, 'approval');
    end if;
    if new.method = 'card' and new.charge_id is null then
        select charge_id, currency into new.charge_id, new.currency from sup.charge
        where order_id = new.order_id and kind = 'payment' order by added_at, charge_id limit 1;
    end if;
    -- What failed takes nothing, of whatever is left.
    if new.method = 'card' and newest is not null and new.status <> 'failed' then
        return sup.place_card_refund(new);
    end if;
    new.allocations := jsonb_build_array(jsonb_build_object(
        'leg_id', new.leg_id,
        'subtotal_cents',
            new.amount_cents - new.platform_fee_cents - new.platform_fee_tax_cents,
        'service_tax_cents', 0,
        'platform_fee_cents', new.platform_fee_cents,
        'platform_fee_tax_cents', new.platform_fee_tax_cents
    ));
    new.currency := coalesce(newest ->> 'currency', new.currency, 'USD');
    if new.method = 'card' then
        new.charge_id := coalesce(new.charge_id, '');
    end if;
    return new;
end
$$;

-- A hold is in its order's currency, and no more than is payable.
create or replace function sup.complete_payout_hold() returns trigger language plpgsql as $$
declare
    payable sup.payable;
begin
    new.applied_by := current_user;
    select * into payable from sup.payable
    where order_id = new.order_id and provider_id = new.provider_id for update;
    new.currency := coalesce(
        payable.currency, sup.newest_order(new.order_id) ->> 'currency', new.currency);
    if new.status <> 'applied' then
        new.released_at := coalesce(new.released_at, now());
        return new;
    end if;
    if payable is null and sup.newest_order(new.order_id) is null then
        return new;
    end if;
    update sup.payable set held_cents = held_cents + new.amount_cents, version = version + 1
    where order_id = new.order_id and provider_id = new.provider_id
        and service_cents - transferred_cents - refunded_cents - held_cents >= new.amount_cents;
    if not found then
        raise exception 'order % has no % cents left to hold for %',
            new.order_id, new.amount_cents, new.provider_id
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
