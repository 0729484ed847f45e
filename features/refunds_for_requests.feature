Feature: Refunds for requests
  A creator makes something on request. What never came goes back; what came with defects goes back
  in part once no revision is left.

  Rule: What was not delivered goes back when it is due

    Scenario Outline: A case is opened at <moment> on a request due on 2026-12-10
      Given a request of $1,190.75
      And the request is due on 2026-12-10 at 00:00
      And it is <moment>
      When Tess opens a case
      Then policy gives back <amount>

      Examples:
        | moment                 | amount    |
        | 2026-12-09 at 23:59:59 | $0.00     |
        | 2026-12-10 at 00:00:00 | $1,190.75 |
        | 2026-12-10 at 00:00:01 | $1,190.75 |

    Scenario: Nobody said until when it is due
      Given a request of $1,190.75
      And it is 2026-12-20 at 12:00
      When Tess opens a case
      Then policy gives back $0.00

  Rule: What was not delivered goes back when somebody cancels

    Scenario Outline: <party> cancels before it is due
      Given a request of $1,190.75
      And the request is due on 2026-12-10 at 00:00
      And a case
      When <party> cancels on 2026-12-01 at 10:00
      Then policy gives back $1,190.75

      Examples:
        | party        |
        | the buyer    |
        | the provider |

  Rule: Half of the price and its tax goes back for defects that no revision is left for

    Background:
      Given a request of $1,190.75
      And the creator delivers
      And a case

    @door
    Scenario Outline: <used> of <included> revisions are used and defects are left
      Given <used> of <included> revisions are used
      When defects are left
      Then policy gives back <amount>
      And policy gives back <price> of the price, <tax> of its tax, $0.00 of the fee and $0.00 of the fee's tax

      Examples:
        | used | included | amount  | price   | tax    |
        | 0    | 2        | $0.00   | $0.00   | $0.00  |
        | 1    | 2        | $0.00   | $0.00   | $0.00  |
        | 2    | 2        | $541.25 | $500.00 | $41.25 |
        | 3    | 2        | $541.25 | $500.00 | $41.25 |
        | 0    | 0        | $541.25 | $500.00 | $41.25 |

    Scenario: No defects are left
      When 2 of 2 revisions are used
      Then policy gives back $0.00

    Scenario: The buyer cancels what was delivered without defects
      When the buyer cancels on 2026-12-01 at 10:00
      Then policy gives back $0.00

  Rule: What was approved stays with the creator, unless it was paid by fraud

    Background:
      Given a request of $1,190.75
      And the creator delivers
      And the buyer approves what was delivered
      And a case

    Scenario: Defects are left
      Given 2 of 2 revisions are used
      When defects are left
      Then policy gives back $0.00

    Scenario Outline: <party> cancels
      When <party> cancels on 2026-12-01 at 10:00
      Then policy gives back $0.00

      Examples:
        | party        |
        | the buyer    |
        | the provider |

    Scenario: The payment was fraudulent
      When Tess records that the payment was fraudulent
      Then policy gives back $1,190.75

  Rule: A creator who cancels gives back what was delivered and not approved

    Scenario: The creator cancels after the delivery
      Given a request of $1,190.75
      And the creator delivers
      And a case
      When the provider cancels on 2026-12-01 at 10:00
      Then policy gives back $1,190.75
