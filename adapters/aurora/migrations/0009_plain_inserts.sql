-- Rows that other teams write with the plan's columns alone become rows the application can work
-- with. What the application writes is complete, so that none of these triggers runs for it.

alter table sup.case alter column policies_version set default 1;
alter table sup.refund
    alter column platform_fee_cents set default 0,
    alter column platform_fee_tax_cents set default 0;
alter table sup.payout_hold
    alter column expires_at set default now() + interval '90 days';

-- One clock as core/sla/clocks_json.py writes it. `until` is when it stopped counting.
create function sup.plain_clock(
    priority int, state text, started timestamptz, until timestamptz, due timestamptz,
    fixed timestamptz
) returns jsonb
    language sql stable
    return jsonb_build_object(
        'priority', priority,
        'state', state,
        'started_at', started,
        'counting_since', case when state = 'running' then started end,
        'consumed_us', case when state = 'running' then 0
            else greatest(0, (extract(epoch from until - started) * 1000000)::bigint) end,
        'due_at', due,
        'stopped_at', case when state in ('met', 'dropped') then until end,
        'fixed_due_at', fixed,
        'breached', false
    );

-- The clocks start when the case was created, with the targets of policies version 1
-- (domain.md, SLA clocks); a deadline that is given stays as it is given.
create function sup.complete_case() returns trigger language plpgsql as $$
declare
    first_due constant timestamptz := new.created_at
        + (array['30 minutes', '4 hours', '8 hours', '24 hours', '48 hours'])[new.priority]::interval;
    resolution_due timestamptz := coalesce(new.sla_due_at, new.created_at
        + (array['24 hours', '48 hours', '72 hours', '120 hours', '240 hours'])[new.priority]::interval);
    resolution text := 'running';
begin
    if new.status = 'awaiting_user' then
        new.awaiting := coalesce(new.awaiting, 'customer');
        if new.sla_due_at is null then
            resolution := 'paused';
            resolution_due := null;
        end if;
    elsif new.status in ('resolved', 'closed') then
        resolution := 'met';
        if new.status = 'resolved' then
            new.outcome := coalesce(new.outcome, 'solved');
        else
            new.closed_at := coalesce(new.closed_at, new.updated_at);
        end if;
    end if;
    new.clocks := jsonb_build_object(
        'priority', new.priority,
        'first_response', sup.plain_clock(
            new.priority, case when new.status = 'closed' then 'dropped' else 'running' end,
            new.created_at, new.updated_at, coalesce(new.sla_first_at, first_due), null),
        'resolution', sup.plain_clock(
            new.priority, resolution, new.created_at, new.updated_at, resolution_due,
            new.sla_due_at)
    );
    new.sla_first_at := coalesce(new.sla_first_at, first_due);
    new.sla_due_at := resolution_due;
    return new;
end
$$;
create trigger complete_case before insert on sup.case
    for each row when (new.clocks is null) execute function sup.complete_case();

-- A refund is put on the payment of its order, if that is known: it reserves there as any other,
-- and is refused where nothing is left. It belongs to the leg it names, else to the first one.
create function sup.complete_refund() returns trigger language plpgsql as $$
declare
    service constant int := new.amount_cents - new.platform_fee_cents - new.platform_fee_tax_cents;
    leg json;
begin
    select found.leg into leg
    from (
        select received from sup.order_snapshot
        where order_id = new.order_id order by version desc limit 1
    ) newest, json_array_elements(newest.received -> 'legs') with ordinality as found (leg, place)
    where new.leg_id is null or found.leg ->> 'leg_id' = new.leg_id
    order by place limit 1;
    new.leg_id := coalesce(new.leg_id, leg ->> 'leg_id');
    new.allocations := jsonb_build_array(jsonb_build_object(
        'leg_id', coalesce(new.leg_id, ''),
        'subtotal_cents', service,
        'service_tax_cents', 0,
        'platform_fee_cents', new.platform_fee_cents,
        'platform_fee_tax_cents', new.platform_fee_tax_cents
    ));
    if new.status = 'proposed' then
        new.waits_for := coalesce(new.waits_for, 'approval');
    end if;
    if new.charge_id is null then
        select charge_id, currency into new.charge_id, new.currency from sup.charge
        where order_id = new.order_id and kind = 'payment' order by added_at, charge_id limit 1;
        new.currency := coalesce(new.currency, 'USD');
    end if;
    if new.charge_id is null then
        new.charge_id := '';
    elsif new.method = 'card' and new.status <> 'failed' then
        perform sup.reserve_plain(new.charge_id, new.amount_cents);
        update sup.payable set refunded_cents = refunded_cents + service, version = version + 1
        where order_id = new.order_id and provider_id = leg ->> 'provider_id';
    end if;
    return new;
end
$$;
create function sup.reserve_plain(payment text, cents int) returns void language plpgsql as $$
begin
    update sup.charge
    set reserved_cents = reserved_cents + cents,
        ceiling_cents = greatest(captured_cents, reserved_cents),
        version = version + 1
    where charge_id = payment and not disputed
        and reserved_cents + adopted_cents + disputed_or_lost_cents + cents <= captured_cents;
    if not found then
        raise exception 'charge % has no % cents left to refund', payment, cents
            using errcode = 'check_violation';
    end if;
end
$$;
create trigger complete_refund before insert on sup.refund
    for each row when (new.allocations is null) execute function sup.complete_refund();

-- A hold weighs on what its provider can be paid, as any other.
create function sup.complete_payout_hold() returns trigger language plpgsql as $$
begin
    new.applied_by := current_user;
    if new.status = 'applied' then
        update sup.payable set held_cents = held_cents + new.amount_cents, version = version + 1
        where order_id = new.order_id and provider_id = new.provider_id;
    else
        new.released_at := coalesce(new.released_at, now());
    end if;
    return new;
end
$$;
create trigger complete_payout_hold before insert on sup.payout_hold
    for each row when (new.applied_by is null) execute function sup.complete_payout_hold();
