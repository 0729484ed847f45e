Feature: Deposit claims
  When something broke, staff can take the damage from the deposit that is held on the buyer's card,
  for the studio. What is left of the deposit is free again. Fay and Finn work in finance, Tess on
  cases, Bea on both.

  Background:
    Given it is 2026-12-05 at 12:00
    And a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
    And a held deposit of $300.00
    And a case

  Rule: Up to $200.00 is captured at once, more waits for a second person

    Scenario Outline: Tess claims <amount> of $300.00
      Given the provider writes a message
      And it is 2026-12-06 at 10:00
      When Tess claims <amount> of the deposit
      Then the claim is <fate>

      Examples:
        | amount  | fate                        |
        | $0.01   | captured                    |
        | $200.00 | captured                    |
        | $200.01 | waiting for a second person |
        | $300.00 | waiting for a second person |

    Scenario Outline: No more than the deposit, and no less than a cent: <amount>
      Given the provider writes a message
      And it is 2026-12-06 at 10:00
      When Tess claims <amount> of the deposit
      Then that is refused because something is missing or wrong

      Examples:
        | amount  |
        | $0.00   |
        | $300.01 |

  Rule: A second person of finance lets the claim go, or ends it

    Background:
      Given the provider writes a message
      And it is 2026-12-06 at 10:00

    @door
    Scenario Outline: <person> approves what Tess claimed
      Given Tess claims $300.00 of the deposit
      When <person> approves the claim
      Then the claim is captured

      Examples:
        | person |
        | Fay    |
        | Bea    |

    @door
    Scenario: Finn denies what Tess claimed
      Given Tess claims $300.00 of the deposit
      When Finn denies the claim
      Then the claim is denied

    Scenario: A claim is decided once
      Given Tess claims $300.00 of the deposit
      And Finn denies the claim
      When Fay approves the claim
      Then that is refused because the claim waits for nobody

    @door
    Scenario Outline: <person> approves the claim that <person> filed
      Given <person> claims $300.00 of the deposit
      When <person> approves the claim
      Then that is refused because nobody approves their own claim

      Examples:
        | person |
        | Fay    |
        | Bea    |

    Scenario: An agent approves a claim
      Given Fay claims $300.00 of the deposit
      When Tess approves the claim
      Then that is refused because it is not theirs to do

  Rule: A claim needs evidence

    Scenario: Nobody told anything
      Given it is 2026-12-06 at 10:00
      When Tess claims $100.00 of the deposit
      Then that is refused because a claim needs evidence

  Rule: A deposit is claimed from the start of the session until 72 hours after its end

    Scenario Outline: A claim at <moment>
      Given the provider writes a message
      And it is <moment>
      When Tess claims $100.00 of the deposit
      Then the claim is captured

      Examples:
        | moment                 |
        | 2026-12-05 at 18:00:00 |
        | 2026-12-08 at 21:59:59 |

    Scenario: A second before the start
      Given the provider writes a message
      And it is 2026-12-05 at 17:59:59
      When Tess claims $100.00 of the deposit
      Then that is refused because it has not begun

    Scenario Outline: A claim at <moment>, when the window has passed
      Given the provider writes a message
      And it is <moment>
      When Tess claims $100.00 of the deposit
      Then that is refused because it is over

      Examples:
        | moment                 |
        | 2026-12-08 at 22:00:00 |
        | 2026-12-08 at 22:00:01 |

    Scenario: A second person may take longer
      Given the provider writes a message
      And it is 2026-12-08 at 21:59:59
      And Tess claims $300.00 of the deposit
      And it is 2026-12-09 at 22:00:00
      When Finn approves the claim

  Rule: A deposit is claimed once at a time, and captured once

    Background:
      Given the provider writes a message
      And it is 2026-12-06 at 10:00

    Scenario: A claim waits already
      Given Tess claims $300.00 of the deposit
      When Fay claims $10.00 of the deposit
      Then that is refused because a claim on it is open

    Scenario: It was captured already
      Given Tess claims $100.00 of the deposit
      When Fay claims $10.00 of the deposit
      Then that is refused because it is over

    Scenario: Again after a denial
      Given Tess claims $300.00 of the deposit
      And Finn denies the claim
      When Tess claims $100.00 of the deposit
      Then the claim is captured

  Rule: While a deposit is claimed, policy leaves it alone

    Background:
      Given the provider writes a message
      And it is 2026-12-06 at 10:00

    Scenario: A claim waits and the buyer had cancelled in time
      Given Tess claims $300.00 of the deposit
      When the buyer cancels on 2026-12-01 at 10:00
      Then the deposit is to be left alone

    Scenario: The claim was denied
      Given Tess claims $300.00 of the deposit
      And Finn denies the claim
      When the buyer cancels on 2026-12-01 at 10:00
      Then the deposit is to be released

  Rule: No case is closed on a claim that waits

    Background:
      Given the provider writes a message
      And it is 2026-12-06 at 10:00
      And Tess claims $300.00 of the deposit

    Scenario: Tess moves the case to closed
      When Tess moves the case to closed
      Then that is refused because a case cannot move that way

    Scenario: Once it is denied
      Given Finn denies the claim
      When Tess moves the case to closed
      Then the case is closed
