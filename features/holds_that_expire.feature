Feature: Holds that expire
  A hold that nobody releases ends after ninety days, so that no payout is kept back for ever.

  Background:
    Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
    And it is 2026-12-01 at 12:00
    And a case
    And Fay holds back $100.00

  Rule: A hold expires after ninety days, to the second

    Scenario Outline: The Support Center looks at <moment>
      Given it is <moment>
      When the Support Center sweeps
      Then the hold is <status>

      Examples:
        | moment                 | status  |
        | 2027-03-01 at 11:59:59 | applied |
        | 2027-03-01 at 12:00:00 | expired |
        | 2027-06-01 at 12:00:00 | expired |

  Rule: A hold ends once

    Scenario: An expired hold is released
      Given it is 2027-03-01 at 12:00
      And the Support Center sweeps
      When Fay releases the hold
      Then that is refused because it is over

    Scenario: A released hold does not expire
      Given Fay releases the hold
      And it is 2027-03-01 at 12:00
      When the Support Center sweeps
      Then the hold is released
