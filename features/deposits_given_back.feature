Feature: Deposits given back
  Finance gives a deposit back to the buyer: one that is held is let go, one that was charged is
  refunded. Fay and Finn work in finance, Tess on cases.

  Background:
    Given it is 2026-12-05 at 12:00
    And a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00

  Rule: A held deposit is let go, and a refundable one is refunded

    @door
    Scenario Outline: Fay releases a <kind> deposit
      Given a <kind> deposit of $300.00
      And a case
      When Fay releases the deposit
      Then the deposit is given back

      Examples:
        | kind       |
        | held       |
        | refundable |

    Scenario: A fee stays
      Given a nonrefundable deposit of $300.00
      And a case
      When Fay releases the deposit
      Then that is refused because it is a fee

    Scenario: It is given back once
      Given a held deposit of $300.00
      And a case
      And Fay releases the deposit
      When Finn releases the deposit
      Then that is refused because it is over

  Rule: Only a deposit that is held can be claimed

    Scenario Outline: Tess claims of a <kind> deposit
      Given a <kind> deposit of $300.00
      And a case
      And the provider writes a message
      When Tess claims $100.00 of the deposit
      Then that is refused because nothing is held on the card

      Examples:
        | kind          |
        | refundable    |
        | nonrefundable |

  Rule: What is claimed is not given back, and what was given back is not claimed

    Background:
      Given a held deposit of $300.00
      And a case
      And the provider writes a message
      And it is 2026-12-06 at 10:00

    Scenario: A claim waits
      Given Tess claims $300.00 of the deposit
      When Fay releases the deposit
      Then that is refused because a claim on it is open

    Scenario: It was captured
      Given Tess claims $100.00 of the deposit
      When Fay releases the deposit
      Then that is refused because it is over

    Scenario: The claim was denied
      Given Tess claims $300.00 of the deposit
      And Finn denies the claim
      When Fay releases the deposit
      Then the deposit is given back

    Scenario: It was given back
      Given Fay releases the deposit
      When Tess claims $100.00 of the deposit
      Then that is refused because it is over

  Rule: Only finance gives a deposit back

    Scenario: An agent releases a deposit
      Given a held deposit of $300.00
      And a case
      When Tess releases the deposit
      Then that is refused because it is not theirs to do

  Rule: While refunds are paused, a deposit that was charged waits

    Scenario: A refundable deposit during the pause
      Given a refundable deposit of $300.00
      And a case
      And Finn pauses all refunds
      When Fay releases the deposit
      Then that is refused because refunds are paused

    Scenario: A held deposit during the pause
      Given a held deposit of $300.00
      And a case
      And Finn pauses all refunds
      When Fay releases the deposit
      Then the deposit is given back
