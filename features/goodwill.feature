Feature: Goodwill
  Staff can credit the wallet of a buyer as a gesture, within what one person may give in a month. It
  is no refund: it never goes back to the card. Fay and Finn work in finance, Tess on cases, Bea on
  both.

  Background:
    Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
    And a case

  Rule: Up to $50.00 is in the wallet at once, more waits for a second person

    Scenario Outline: Tess credits <amount>
      When Tess credits <amount> as goodwill
      Then the credit is <fate>

      Examples:
        | amount  | fate                        |
        | $0.01   | in the buyer's wallet       |
        | $50.00  | in the buyer's wallet       |
        | $50.01  | waiting for a second person |
        | $500.00 | waiting for a second person |

    Scenario: Nothing cannot be credited
      When Tess credits $0.00 as goodwill
      Then that is refused because something is missing or wrong

  Rule: Nobody approves their own credit, whatever else they may do

    @door
    Scenario Outline: <person> approves the credit that <person> asked for
      Given <person> credits $50.01 as goodwill
      When <person> approves the credit
      Then that is refused because nobody approves their own credit

      Examples:
        | person |
        | Fay    |
        | Bea    |

    Scenario: An agent approves a credit
      Given Fay credits $50.01 as goodwill
      When Tess approves the credit
      Then that is refused because it is not theirs to do

  Rule: A second person of finance lets the credit go, or ends it

    @door
    Scenario Outline: <person> approves what Tess asked for
      Given Tess credits $50.01 as goodwill
      When <person> approves the credit
      Then the credit is in the buyer's wallet

      Examples:
        | person |
        | Fay    |
        | Bea    |

    @door
    Scenario: Finn rejects what Tess asked for
      Given Tess credits $50.01 as goodwill
      When Finn rejects the credit
      Then the credit is rejected

    Scenario: A credit is decided once
      Given Tess credits $50.01 as goodwill
      And Finn rejects the credit
      When Fay approves the credit
      Then that is refused because the credit waits for nobody

  Rule: One person credits at most $500.00 in a calendar month

    Scenario Outline: Tess credits <second> after $460.00
      Given Tess credits $460.00 as goodwill
      When Tess credits <second> as goodwill
      Then the credit is <fate>

      Examples:
        | second | fate                  |
        | $39.99 | in the buyer's wallet |
        | $40.00 | in the buyer's wallet |

    @door
    Scenario: One cent too much
      Given Theo credits $460.00 as goodwill
      When Theo credits $40.01 as goodwill
      Then that is refused because it is more than is left of their goodwill for the month

    Scenario: Somebody else still can
      Given Tess credits $500.00 as goodwill
      When Theo credits $50.00 as goodwill
      Then the credit is in the buyer's wallet

    Scenario: A rejected credit counts no more
      Given Tess credits $500.00 as goodwill
      And Finn rejects the credit
      When Tess credits $50.00 as goodwill
      Then the credit is in the buyer's wallet

    Scenario Outline: At <moment>, after $500.00 in January
      Given it is 2026-01-15 at 12:00
      And Tess credits $500.00 as goodwill
      And it is <moment>
      When Tess credits $0.01 as goodwill
      Then that is refused because it is more than is left of their goodwill for the month

      Examples:
        | moment                 |
        | 2026-01-16 at 12:00:00 |
        | 2026-01-31 at 23:59:59 |

    Scenario: The next month begins
      Given it is 2026-01-15 at 12:00
      And Tess credits $500.00 as goodwill
      And it is 2026-02-01 at 00:00:00
      When Tess credits $50.00 as goodwill
      Then the credit is in the buyer's wallet

  Rule: Goodwill is none of the refunds

    Scenario: It takes nothing of what can be refunded
      When Tess credits $50.00 as goodwill
      Then $1,190.75 of the payment can still be refunded

    Scenario: A dispute does not stop it
      Given the buyer disputes the payment at the bank
      When Tess credits $50.00 as goodwill
      Then the credit is in the buyer's wallet

    @door
    Scenario: It decides a case
      Given the buyer writes a message
      And Tess moves the case to triage
      And Tess moves the case to decision pending
      And Tess credits $50.00 as goodwill
      When Tess resolves the case as goodwill

    Scenario: It is no evidence
      Given Tess moves the case to triage
      And Tess credits $50.00 as goodwill
      When Tess moves the case to decision pending
      Then that is refused because a decision needs evidence

  Rule: A pause of all refunds is a pause of goodwill

    Scenario: Goodwill during the pause
      Given Finn pauses all refunds
      When Tess credits $50.00 as goodwill
      Then the credit is waiting for the end of the pause

    @door
    Scenario: The pause ends
      Given Finn pauses all refunds
      And Tess credits $50.00 as goodwill
      When Finn resumes refunds
      Then the credit is in the buyer's wallet

    Scenario: The pause ends for a credit above the threshold
      Given Finn pauses all refunds
      And Tess credits $50.01 as goodwill
      When Finn resumes refunds
      Then the credit is waiting for a second person

    Scenario: A second person approves during the pause
      Given Tess credits $50.01 as goodwill
      And Finn pauses all refunds
      When Finn approves the credit
      Then that is refused because refunds are paused

  Rule: No case is closed on a credit that waits

    Scenario: Tess moves the case to closed
      Given Tess credits $50.01 as goodwill
      When Tess moves the case to closed
      Then that is refused because a case cannot move that way

    Scenario: Nothing is credited on a closed case
      Given Tess moves the case to closed
      When Tess credits $50.00 as goodwill
      Then that is refused because it is over
