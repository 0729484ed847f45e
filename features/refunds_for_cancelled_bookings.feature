Feature: Refunds for cancelled bookings
  How much of a talent booking goes back depends on how early it is cancelled, to the second. The
  price and its tax follow one percentage of the policy, the fee and its tax another. All times
  are UTC.

  Rule: The flexible policy gives everything but the fee, then half and the fee, then nothing

    Scenario Outline: A buyer cancels at <moment>
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case
      When the buyer cancels on <moment>
      Then policy gives back <amount>
      And policy gives back <price> of the price, <tax> of its tax, <fee> of the fee and <fee tax> of the fee's tax

      Examples: 72 hours before the start
        | moment                 | amount    | price     | tax    | fee     | fee tax |
        | 2026-11-21 at 09:00:00 | $1,082.50 | $1,000.00 | $82.50 | $0.00   | $0.00   |
        | 2026-12-02 at 18:00:00 | $1,082.50 | $1,000.00 | $82.50 | $0.00   | $0.00   |
        | 2026-12-02 at 18:00:01 | $649.50   | $500.00   | $41.25 | $100.00 | $8.25   |

      Examples: 24 hours before the start
        | moment                 | amount    | price     | tax    | fee     | fee tax |
        | 2026-12-04 at 18:00:00 | $649.50   | $500.00   | $41.25 | $100.00 | $8.25   |
        | 2026-12-04 at 18:00:01 | $0.00     | $0.00     | $0.00  | $0.00   | $0.00   |

      Examples: From the start on
        | moment                 | amount    | price     | tax    | fee     | fee tax |
        | 2026-12-05 at 18:00:00 | $0.00     | $0.00     | $0.00  | $0.00   | $0.00   |
        | 2026-12-05 at 19:00:00 | $0.00     | $0.00     | $0.00  | $0.00   | $0.00   |

    Scenario: Half a cent is rounded up, part by part
      Given a talent booking of $396.91 that starts on 2026-12-05 at 18:00
      And a case
      When the buyer cancels on 2026-12-03 at 18:00
      Then policy gives back $216.50
      And policy gives back $166.67 of the price, $13.75 of its tax, $33.33 of the fee and $2.75 of the fee's tax

  Rule: Other policies have their own steps

    Scenario Outline: A booking under the <policy> policy is cancelled at <moment>
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And it is sold under the <policy> policy
      And a case
      When the buyer cancels on <moment>
      Then policy gives back <amount>

      Examples: 168 and 48 hours before the start
        | policy   | moment                 | amount    |
        | standard | 2026-11-28 at 18:00:00 | $1,082.50 |
        | standard | 2026-11-28 at 18:00:01 | $649.50   |
        | standard | 2026-12-03 at 18:00:00 | $649.50   |
        | standard | 2026-12-03 at 18:00:01 | $0.00     |

      Examples: 336 and 168 hours before the start
        | policy   | moment                 | amount    |
        | strict   | 2026-11-21 at 18:00:00 | $811.88   |
        | strict   | 2026-11-21 at 18:00:01 | $649.50   |
        | strict   | 2026-11-28 at 18:00:00 | $649.50   |
        | strict   | 2026-11-28 at 18:00:01 | $0.00     |

  Rule: Without a cancellation, the moment the case was opened counts

    Scenario Outline: A case is opened at <moment>
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And it is <moment>
      And a case
      When it is 30 days later
      Then policy gives back <amount>

      Examples:
        | moment                 | amount    |
        | 2026-12-02 at 18:00:00 | $1,082.50 |
        | 2026-12-02 at 18:00:01 | $649.50   |

  Rule: A provider who cancels or stays away gives everything back

    Scenario Outline: The provider cancels at <moment>
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case
      When the provider cancels on <moment>
      Then policy gives back $1,190.75

      Examples:
        | moment                 |
        | 2026-12-01 at 10:00:00 |
        | 2026-12-05 at 17:00:00 |
        | 2026-12-05 at 19:00:00 |

    Scenario: The provider does not show up
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And it is 2026-12-05 at 18:30
      And a case
      When the provider does not show up
      Then policy gives back $1,190.75

    Scenario: The provider's cancellation also suggests the apology of the policy
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a provider who cancels owes an apology of $25.00
      And a case
      When the provider cancels on 2026-12-05 at 17:00
      Then policy suggests an apology of $25.00

  Rule: A buyer who stays away has cancelled too late

    Scenario: The buyer does not show up
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And it is 2026-12-01 at 10:00
      And a case
      When the buyer does not show up
      Then policy gives back $0.00

  Rule: A slot that is sold again within the last day gives back its price, up to the old one

    Scenario Outline: The buyer cancels at <moment> and the slot is sold again for <again>
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case
      And the buyer cancels on <moment>
      When the provider sells the slot again for <again>
      Then policy gives back <amount>

      Examples:
        | moment                 | again     | amount    |
        | 2026-12-05 at 16:00:00 | $800.00   | $866.00   |
        | 2026-12-05 at 16:00:00 | $1,000.00 | $1,082.50 |
        | 2026-12-05 at 16:00:00 | $1,200.00 | $1,082.50 |
        | 2026-12-04 at 18:00:01 | $800.00   | $866.00   |
        | 2026-12-04 at 18:00:00 | $800.00   | $649.50   |
