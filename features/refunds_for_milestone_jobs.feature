Feature: Refunds for milestone jobs
  A job is paid milestone by milestone. What was delivered stays with the provider until a person
  decides otherwise; what is overdue or cancelled goes back.

  Background:
    Given a milestone job of $1,190.75

  Rule: A cancellation brings back what was not delivered, a provider's also what nobody approved

    Scenario Outline: <party> cancels when the first milestone is <state>
      Given a <state> milestone of $400.00 due on 2026-11-25 at 00:00
      And an undelivered milestone of $600.00 due on 2027-01-01 at 00:00
      When <party> cancels on 2026-11-21 at 10:00
      And Tess opens a case
      Then policy gives back <amount>

      Examples:
        | party        | state       | amount    |
        | the buyer    | approved    | $714.45   |
        | the buyer    | delivered   | $714.45   |
        | the buyer    | undelivered | $1,190.75 |
        | the provider | approved    | $714.45   |
        | the provider | delivered   | $1,190.75 |
        | the provider | undelivered | $1,190.75 |

  Rule: Without a cancellation, a milestone comes back from the moment it is due

    Scenario Outline: A case is opened at <moment> on a milestone due on 2026-12-01
      Given a delivered milestone of $400.00 due on 2026-12-01 at 00:00
      And an undelivered milestone of $600.00 due on 2026-12-01 at 00:00
      When it is <moment>
      And Tess opens a case
      Then policy gives back <price> of the price, <tax> of its tax, <fee> of the fee and <fee tax> of the fee's tax

      Examples:
        | moment                 | price   | tax    | fee    | fee tax |
        | 2026-11-30 at 23:59:59 | $0.00   | $0.00  | $0.00  | $0.00   |
        | 2026-12-01 at 00:00:00 | $600.00 | $49.50 | $60.00 | $4.95   |
        | 2026-12-01 at 00:00:01 | $600.00 | $49.50 | $60.00 | $4.95   |
