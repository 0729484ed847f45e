Feature: Suggested apologies
  A policy can suggest a credit for a buyer whom a provider let down. It is for staff to give.

  Background:
    Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
    And a provider who cancels owes an apology of $25.00

  Rule: Only a provider who cancels or stays away owes an apology

    @door
    Scenario Outline: An apology after <what happens>
      Given a case
      When <what happens>
      Then policy suggests an apology of <apology>

      Examples:
        | what happens                                 | apology |
        | the provider cancels on 2026-12-05 at 17:00  | $25.00  |
        | the provider does not show up                | $25.00  |
        | the buyer cancels on 2026-12-05 at 17:00     | $0.00   |
        | the buyer does not show up                   | $0.00   |
        | Tess records that the payment was fraudulent | $0.00   |

  Rule: An apology comes on top of what goes back

    Scenario: The provider cancels
      Given a case
      When the provider cancels on 2026-12-05 at 17:00
      Then policy gives back $1,190.75
      And policy suggests an apology of $25.00

  Rule: A policy can treat a provider who cancels like a buyer, and then suggests none

    Scenario: The provider cancels two days before
      Given the policy treats a provider who cancels like a buyer
      And a case
      When the provider cancels on 2026-12-03 at 18:00
      Then policy gives back $649.50
      And policy suggests an apology of $0.00
