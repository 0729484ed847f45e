Feature: Payout holds
  While a case is open, finance can keep back what a provider would be paid for its order: the price
  and its tax, less what was paid out, refunded or is kept back already.

  Background:
    Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00

  Rule: No more is held than the provider would still be paid

    Scenario: All of the payout
      Given a case
      When Fay holds back $1,082.50
      Then the hold is applied

    Scenario Outline: One cent too much after <before>
      Given a case
      And <before>
      When Fay holds back <too much>
      Then that is refused because it is more than is left of the payout

      Examples:
        | before                                | too much  |
        | it is 2026-12-01 at 10:00             | $1,082.51 |
        | $82.50 was paid out to the provider   | $1,000.01 |
        | Fay refunds $500.00                   | $582.51   |
        | Fay holds back $1,000.00              | $82.51    |

    Scenario Outline: To the cent after <before>
      Given a case
      And <before>
      When Fay holds back <the rest>
      Then the hold is applied

      Examples:
        | before                                | the rest  |
        | $82.50 was paid out to the provider   | $1,000.00 |
        | Fay refunds $500.00                   | $582.50   |
        | Fay holds back $1,000.00              | $82.50    |

    Scenario: Holds of another case count
      Given a case
      And Fay holds back $1,000.00
      And another case
      When Fay holds back $82.51
      Then that is refused because it is more than is left of the payout

    Scenario: Nothing cannot be held
      Given a case
      When Fay holds back $0.00
      Then that is refused because something is missing or wrong

  Rule: A hold ends once

    @door
    Scenario: Finance releases a hold
      Given a case
      And Fay holds back $1,082.50
      When Finn releases the hold
      Then the hold is released

    Scenario: A released hold is released again
      Given a case
      And Fay holds back $1,082.50
      And Finn releases the hold
      When Fay releases the hold
      Then that is refused because it is over

    Scenario: The case is closed
      Given a case
      And Fay holds back $1,082.50
      When Tess moves the case to closed
      Then the hold is released

  Rule: Only finance holds and releases, and only on open cases

    Scenario: An agent holds a payout back
      Given a case
      When Tess holds back $100.00
      Then that is refused because it is not theirs to do

    Scenario: An agent releases a hold
      Given a case
      And Fay holds back $100.00
      When Tess releases the hold
      Then that is refused because it is not theirs to do

    Scenario: The case is closed already
      Given a case that is closed
      When Fay holds back $100.00
      Then that is refused because it is over
