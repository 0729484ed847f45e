-- What payouts must keep back of a provider, found by index (domain.md, Payout hold).
create index payable_held_of_provider on sup.payable (provider_id, order_id) where held_cents > 0;
