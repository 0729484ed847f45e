Feature: Refunds for pay-per-views
  What a creator sells to be watched goes back when it never came. Once it was opened, only staff
  who find it poor give some of it back.

  Rule: What was not delivered goes back from 14 days after the payment

    Background:
      Given a pay-per-view of $1,190.75
      And it was paid on 2026-11-20 at 09:00

    Scenario Outline: A case is opened at <moment>
      Given it is <moment>
      When Tess opens a case
      Then policy gives back <amount>

      Examples:
        | moment                 | amount    |
        | 2026-11-20 at 09:00:00 | $0.00     |
        | 2026-12-04 at 08:59:59 | $0.00     |
        | 2026-12-04 at 09:00:00 | $1,190.75 |
        | 2027-12-04 at 09:00:00 | $1,190.75 |

    Scenario Outline: The buyer cancels at <moment>, whenever the case is opened
      Given it is 2026-12-20 at 12:00
      And a case
      When the buyer cancels on <moment>
      Then policy gives back <amount>

      Examples:
        | moment                 | amount    |
        | 2026-12-04 at 08:59:59 | $0.00     |
        | 2026-12-04 at 09:00:00 | $1,190.75 |

  Rule: What was delivered stays with the creator, opened or not

    Background:
      Given a pay-per-view of $1,190.75
      And it was paid on 2026-11-20 at 09:00
      And it is 2026-12-20 at 12:00
      And the creator delivers

    Scenario: It was not opened
      When Tess opens a case
      Then policy gives back $0.00

    Scenario: It was opened
      Given the buyer opens what was delivered
      When Tess opens a case
      Then policy gives back $0.00

    Scenario: A complaint about something that was never opened
      Given a case
      When Tess records that the complaint about quality is justified
      Then policy gives back $0.00

  Rule: Half of the price and its tax goes back when staff find poor what was opened

    @door
    Scenario Outline: A pay-per-view of <paid> is poor
      Given a pay-per-view of <paid>
      And the buyer opens what was delivered
      And a case
      When Tess records that the complaint about quality is justified
      Then policy gives back <price> of the price, <tax> of its tax, <fee> of the fee and <fee tax> of the fee's tax

      Examples:
        | paid      | price   | tax    | fee   | fee tax |
        | $1,190.75 | $500.00 | $41.25 | $0.00 | $0.00   |
        | $396.91   | $166.67 | $13.75 | $0.00 | $0.00   |
        | $119.08   | $50.00  | $4.13  | $0.00 | $0.00   |

  Rule: A creator who cancels, and a fraud, give everything back

    Background:
      Given a pay-per-view of $1,190.75
      And the buyer opens what was delivered
      And a case

    Scenario: The creator cancels
      When the provider cancels on 2026-12-01 at 10:00
      Then policy gives back $1,190.75

    Scenario: The payment was fraudulent
      When Tess records that the payment was fraudulent
      Then policy gives back $1,190.75
