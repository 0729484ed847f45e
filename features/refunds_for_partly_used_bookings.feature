Feature: Refunds for partly used bookings
  When a session ends early, what was not used goes back: a talent's time by the minute, a studio's
  by the half hour.

  Rule: The unused share of a talent booking comes back with its tax and its fee

    Background:
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And the reason is partial completion

    Scenario Outline: <used> of 240 booked minutes are used
      Given it is 2026-12-06 at 12:00
      And a case
      When <used> of the 240 booked minutes are used
      Then policy gives back <price> of the price, <tax> of its tax, <fee> of the fee and <fee tax> of the fee's tax

      Examples:
        | used | price     | tax    | fee     | fee tax |
        | 0    | $1,000.00 | $82.50 | $100.00 | $8.25   |
        | 90   | $625.00   | $51.56 | $62.50  | $5.16   |
        | 120  | $500.00   | $41.25 | $50.00  | $4.13   |
        | 240  | $0.00     | $0.00  | $0.00   | $0.00   |

  Rule: A studio bills every half hour that was begun, and its least hours

    Background:
      Given a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And the studio costs $200.00 an hour, 2 hours at least
      And the reason is partial completion

    Scenario Outline: <used> of 240 booked minutes in the studio are used
      Given it is 2026-12-06 at 12:00
      And a case
      When <used> of the 240 booked minutes are used
      Then policy gives back <amount>
      And policy gives back <price> of the price, <tax> of its tax, <fee> of the fee and <fee tax> of the fee's tax

      Examples: Two hours at least
        | used | amount  | price   | tax    | fee    | fee tax |
        | 0    | $476.30 | $400.00 | $33.00 | $40.00 | $3.30   |
        | 120  | $476.30 | $400.00 | $33.00 | $40.00 | $3.30   |

      Examples: Half hours that were begun
        | used | amount  | price   | tax    | fee    | fee tax |
        | 121  | $357.23 | $300.00 | $24.75 | $30.00 | $2.48   |
        | 150  | $357.23 | $300.00 | $24.75 | $30.00 | $2.48   |
        | 151  | $238.15 | $200.00 | $16.50 | $20.00 | $1.65   |
        | 210  | $119.08 | $100.00 | $8.25  | $10.00 | $0.83   |
        | 211  | $0.00   | $0.00   | $0.00  | $0.00  | $0.00   |

    Scenario: Cleaning that was not needed comes back as well
      Given $50.00 is for cleaning that was not needed
      And it is 2026-12-06 at 12:00
      And a case
      When 150 of the 240 booked minutes are used
      Then policy gives back $350.00 of the price, $28.88 of its tax, $35.00 of the fee and $2.89 of the fee's tax
