Feature: Chargebacks
  A buyer can have the bank take the payment back. The bank then waits for an answer, and hears nobody after
  its deadline. An answer is due 48 hours before that. Fay and Finn work in finance, Tess on cases.

  Background:
    Given it is 2026-12-01 at 12:00
    And a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00

  Rule: A dispute opens its case once, with a due date and a hold

    @door
    Scenario: The bank takes all of it back
      When the bank takes back $1,190.75 because of fraud
      Then the chargeback is heard of
      And the answer is due on 2026-12-06 at 12:00
      And the case is due on 2026-12-06 at 12:00
      And $1,082.50 of the payout is held back

    Scenario: The bank takes part of it back
      When the bank takes back $200.00 because of a poor service
      Then $200.00 of the payout is held back

    Scenario: The notice comes again and again
      Given the bank takes back $200.00 because of a poor service
      When the bank tells everything once more
      And the Support Center tends to chargebacks
      Then $200.00 of the payout is held back

    Scenario Outline: The answer is due 48 hours before <deadline>
      When the bank takes back $200.00 because of fraud and waits until <deadline>
      Then the answer is due on <due>
      And its severity is <severity>

      Examples:
        | deadline               | due                    | severity |
        | 2026-12-08 at 12:00:00 | 2026-12-06 at 12:00:00 | normal   |
        | 2026-12-06 at 12:00:00 | 2026-12-04 at 12:00:00 | normal   |
        | 2026-12-06 at 11:59:59 | 2026-12-04 at 11:59:59 | high     |
        | 2026-12-04 at 12:00:00 | 2026-12-02 at 12:00:00 | high     |
        | 2026-12-04 at 11:59:59 | 2026-12-02 at 11:59:59 | urgent   |

    Scenario: The case about the booking is there already
      Given a case
      And the buyer writes a message
      When the bank takes back $1,190.75 because of fraud
      Then the case is due on 2026-12-06 at 12:00

  Rule: Pack and draft are there after the next round, and again when something new joins

    Scenario: Nothing was written yet
      Given the bank takes back $1,190.75 because of fraud
      When the Support Center tends to chargebacks
      Then the evidence pack is made
      And the chargeback is waiting for an answer
      And the answer lacks customer communication

    Scenario: The buyer writes that it was fine
      Given the bank takes back $1,190.75 because of fraud
      And the buyer writes a message
      And it is 2026-12-05 at 12:00
      When the Support Center tends to chargebacks
      Then the chargeback is answered

  Rule: People submit once, and not after the bank's deadline

    Background:
      Given the bank takes back $1,190.75 because of fraud
      And the Support Center tends to chargebacks

    @door
    Scenario: Fay drafts, stages and submits
      Given Fay drafts the answer
      And Fay stages the answer
      When Fay submits the answer
      Then the chargeback is answered

    @door
    Scenario: Finn submits what Fay submitted
      Given Fay submits the answer
      When Finn submits the answer
      Then that is refused because it is over

    Scenario: What was drafted anew is staged anew first
      Given Fay drafts the answer
      When Fay submits the answer
      Then that is refused because nothing is staged

    Scenario Outline: It is <time>, the deadline is 2026-12-08 at 12:00:00
      Given it is <time>
      When Fay submits the answer
      Then the chargeback is answered

      Examples:
        | time                   |
        | 2026-12-06 at 12:00:01 |
        | 2026-12-08 at 11:59:59 |
        | 2026-12-08 at 12:00:00 |

    @door
    Scenario: It is a second too late
      Given it is 2026-12-08 at 12:00:01
      When Fay submits the answer
      Then that is refused because its deadline has passed

    Scenario Outline: <person> submits
      When <person> submits the answer
      Then that is refused because it is not theirs to do

      Examples:
        | person    |
        | Tess      |
        | the buyer |

    Scenario: Fay concedes
      When Fay accepts the chargeback
      Then the chargeback is lost

  Rule: What is complete goes out by itself a day before it is due

    Scenario Outline: Nobody acted until <time>
      Given the bank takes back $1,190.75 because of a refund that never came
      And it is <time>
      When the Support Center tends to chargebacks
      Then the chargeback is <fate>

      Examples:
        | time                   | fate                  |
        | 2026-12-05 at 11:59:59 | waiting for an answer |
        | 2026-12-05 at 12:00:00 | answered              |
        | 2026-12-06 at 12:00:00 | answered              |
        | 2026-12-08 at 12:00:00 | answered              |
        | 2026-12-08 at 12:00:01 | heard of              |

    @door
    Scenario: Nobody acted, and it says so
      Given the bank takes back $1,190.75 because of a refund that never came
      And it is 2026-12-05 at 12:00
      When the Support Center tends to chargebacks
      Then the answer went out by itself

    Scenario: What is incomplete does not go out, and the deadline does not pass in silence
      Given the bank takes back $1,190.75 because of fraud
      And it is 2026-12-08 at 12:00:01
      When the Support Center tends to chargebacks
      Then the deadline passed without an answer

    Scenario: A bank that hears nobody is not answered
      Given the bank takes back $1,190.75 and hears nobody
      When Fay stages the answer
      Then that is refused because it is over

  Rule: Won, the payout is free again; lost, it is held until the case closes

    @door
    Scenario Outline: The bank decides for <side>
      Given the bank takes back $1,190.75 because of a refund that never came
      And the Support Center tends to chargebacks
      When the bank decides for <side>
      Then the chargeback is <fate>
      And <held> of the payout is held back

      Examples:
        | side         | fate | held      |
        | the provider | won  | $0.00     |
        | the buyer    | lost | $1,082.50 |

    Scenario: The case is closed under an open chargeback
      Given the bank takes back $1,190.75 because of fraud
      When Tess moves the case to closed
      Then that is refused because a case cannot move that way

    Scenario: The case is closed after the bank decided
      Given the bank takes back $1,190.75 because of fraud
      And the bank decides for the buyer
      When Tess moves the case to closed
      Then $0.00 of the payout is held back

  Rule: An inquiry takes no money and holds none, until it becomes a chargeback

    Scenario: The bank asks
      When the bank asks about $1,190.75 because of fraud and waits until 2026-12-08 at 12:00
      Then the answer is due on 2026-12-06 at 12:00
      And $0.00 of the payout is held back

    Scenario: An inquiry cannot be conceded
      Given the bank asks about $1,190.75 because of fraud and waits until 2026-12-08 at 12:00
      When Fay accepts the chargeback
      Then that is refused because it is over

    Scenario: An answered inquiry becomes a chargeback, and is answered again
      Given the bank asks about $1,190.75 because of fraud and waits until 2026-12-08 at 12:00
      And the Support Center tends to chargebacks
      And Fay submits the answer
      When the bank takes the money after all and waits until 2026-12-20 at 12:00
      Then the answer is due on 2026-12-18 at 12:00

    Scenario: An inquiry that becomes a chargeback holds the payout
      Given the bank asks about $1,190.75 because of fraud and waits until 2026-12-08 at 12:00
      When the bank takes the money after all and waits until 2026-12-20 at 12:00
      Then the chargeback is heard of
      And $1,082.50 of the payout is held back
