"""A stateful fake of Stripe: its objects, errors, idempotency, faults and events in memory.

`FakeStripe.at(clock)` is the payment processor of demos and tests. Seed it with
`register_charge`, `register_transfer` and `register_deposit`; move the world on its
`dashboard`; break the line with `inject`; keep it with `snapshot` and `restore`.
"""
