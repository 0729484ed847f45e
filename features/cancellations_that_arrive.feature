Feature: Cancellations that arrive
  An order that was cancelled opens its case by itself, once, and gives back what policy owes.

  Rule: What policy owes goes back without a person

    Scenario Outline: The <party> cancels on <moment>
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      When the marketplace tells that the <party> cancelled on <moment>
      Then the refund is paid back
      And it came to refunded
      And <left> of the payment can still be refunded

      Examples:
        | party    | moment              | left   |
        | buyer    | 2026-12-01 at 10:00 | $10.83 |
        | provider | 2026-12-05 at 17:00 | $0.00  |

    Scenario: Nothing is owed, and a person looks at it
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      When the marketplace tells that the buyer cancelled on 2026-12-05 at 17:00
      Then the case is new
      And $119.08 of the payment can still be refunded

  Rule: It happens once

    @door
    Scenario: The marketplace tells it again and again
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      When the marketplace tells it 3 times, first that the buyer cancelled on 2026-12-01 at 10:00
      And the marketplace tells that the buyer cancelled on 2026-12-01 at 10:01
      Then 1 cases are about the order
      And $10.83 of the payment can still be refunded

    Scenario: A case about the order is open already
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case
      When the marketplace tells that the buyer cancelled on 2026-12-01 at 10:00
      Then 1 cases are about the order
      And $119.08 of the payment can still be refunded

  Rule: A person looks first where one must

    Scenario: Above the threshold a second person is asked
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      When the marketplace tells that the buyer cancelled on 2026-12-01 at 10:00
      Then the refund is waiting for a second person
      And the case is decision pending

    Scenario: While refunds are paused it waits
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And Finn pauses all refunds
      When the marketplace tells that the buyer cancelled on 2026-12-01 at 10:00
      Then the refund is waiting for the end of the pause

    Scenario: A suggested apology is for a person to decide
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a provider who cancels owes an apology of $5.00
      When the marketplace tells that the provider cancelled on 2026-12-01 at 10:00
      Then the refund is paid back
      And the case is decision pending
