Feature: Refunds for subscriptions
  A subscription can be given back until its period starts. After that only what the service failed
  to give comes back.

  Background:
    Given a subscription of $1,190.75 from 2026-12-01 at 00:00 to 2026-12-31 at 00:00

  Rule: Everything goes back before the period starts, and nothing from then on

    Scenario Outline: A case is opened at <moment>
      Given it is <moment>
      When Tess opens a case
      Then policy gives back <amount>

      Examples:
        | moment                 | amount    |
        | 2026-11-30 at 23:59:59 | $1,190.75 |
        | 2026-12-01 at 00:00:00 | $0.00     |
        | 2026-12-30 at 23:59:59 | $0.00     |
        | 2026-12-31 at 00:00:00 | $0.00     |

    Scenario Outline: The buyer cancels at <moment>
      Given it is 2026-12-10 at 12:00
      And a case
      When the buyer cancels on <moment>
      Then policy gives back <amount>

      Examples:
        | moment                 | amount    |
        | 2026-11-30 at 23:59:59 | $1,190.75 |
        | 2026-12-01 at 00:00:00 | $0.00     |

  Rule: An outage gives back its share of the period, at most all of it

    Scenario Outline: The service is out for <length> of 30 days
      Given it is 2026-12-20 at 12:00
      And the service is out for <length>
      When Tess opens a case
      Then policy gives back <amount>
      And policy gives back <price> of the price, <tax> of its tax, <fee> of the fee and <fee tax> of the fee's tax

      Examples:
        | length    | amount    | price     | tax    | fee     | fee tax |
        | 1 minute  | $0.02     | $0.02     | $0.00  | $0.00   | $0.00   |
        | 36 hours  | $59.54    | $50.00    | $4.13  | $5.00   | $0.41   |
        | 15 days   | $595.38   | $500.00   | $41.25 | $50.00  | $4.13   |
        | 719 hours | $1,189.10 | $998.61   | $82.39 | $99.86  | $8.24   |
        | 30 days   | $1,190.75 | $1,000.00 | $82.50 | $100.00 | $8.25   |
        | 31 days   | $1,190.75 | $1,000.00 | $82.50 | $100.00 | $8.25   |

  Rule: A subscription that ended without the buyer's doing goes back whole

    Background:
      Given it is 2026-12-20 at 12:00
      And a case

    @door
    Scenario: It ended against the will of the buyer
      When the subscription ends against the will of the buyer
      Then policy gives back $1,190.75

    Scenario: The creator cancels
      When the provider cancels on 2026-12-20 at 10:00
      Then policy gives back $1,190.75

    Scenario: The payment was fraudulent
      When Tess records that the payment was fraudulent
      Then policy gives back $1,190.75
