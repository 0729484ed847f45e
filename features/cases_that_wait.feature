Feature: Cases that wait
  Who does not answer is reminded after three days, and a week later the case is closed. A resolved
  case is closed a week after the last word in it.

  Rule: Who does not answer is reminded after three days

    Background:
      Given a talent booking of $1,190.75 that starts on 2026-12-15 at 18:00
      And it is 2026-12-01 at 12:00
      And a case that is awaiting the customer

    Scenario Outline: The buyer has not answered at <moment>
      Given it is <moment>
      When the Support Center sweeps
      Then the buyer can read <count> of the messages
      And the case is awaiting the customer

      Examples:
        | moment                 | count |
        | 2026-12-04 at 11:59:59 | 1     |
        | 2026-12-04 at 12:00:01 | 2     |
        | 2026-12-09 at 12:00:00 | 2     |

    Scenario: The buyer answers in time
      Given it is 2026-12-03 at 12:00
      And the buyer writes a message
      And it is 2026-12-09 at 12:00
      When the Support Center sweeps
      Then the case is investigating

    Scenario: The provider writes, who is not awaited
      Given the provider writes a message
      And it is 2026-12-04 at 12:00:01
      When the Support Center sweeps
      Then the buyer can read 3 of the messages

  Rule: Who was reminded and does not answer has a week left

    Background:
      Given it is 2026-12-01 at 12:00
      And a case that is awaiting the seller
      And it is 2026-12-04 at 12:00:01
      And the Support Center sweeps

    Scenario Outline: Nobody has answered at <moment>
      Given it is <moment>
      When the Support Center sweeps
      Then the case is <status>

      Examples:
        | moment                 | status              |
        | 2026-12-11 at 12:00:00 | awaiting the seller |
        | 2026-12-11 at 12:00:02 | closed              |

  Rule: A resolved case is closed a week after the last word in it

    Background:
      Given it is 2026-12-01 at 12:00
      And a case that is resolved

    Scenario Outline: Nobody has written until <moment>
      Given it is <moment>
      When the Support Center sweeps
      Then the case is <status>

      Examples:
        | moment                 | status   |
        | 2026-12-08 at 11:59:59 | resolved |
        | 2026-12-08 at 12:00:01 | closed   |

    Scenario Outline: The buyer writes on 2026-12-05 at 12:00, and it is <moment>
      Given it is 2026-12-05 at 12:00
      And the buyer writes a message
      And it is <moment>
      When the Support Center sweeps
      Then the case is <status>

      Examples:
        | moment                 | status   |
        | 2026-12-12 at 11:59:59 | resolved |
        | 2026-12-12 at 12:00:01 | closed   |

  Rule: What must not be closed stays open

    Background:
      Given a talent booking of $1,190.75 that starts on 2026-12-15 at 18:00
      And it is 2026-12-01 at 12:00
      And a case that is resolved

    Scenario: A refund waits for a second person
      Given it is 2026-12-08 at 11:00
      And Fay refunds $1,100.00
      And it is 2026-12-08 at 12:00:01
      When the Support Center sweeps
      Then the case is resolved

    Scenario: A refund waited and has been rejected
      Given Fay refunds $1,100.00
      And Finn rejects the refund
      And it is 2026-12-08 at 12:00:01
      When the Support Center sweeps
      Then the case is closed
