Feature: Refunds for tips
  A tip is a gift.

  Rule: A tip does not come back

    Scenario: The buyer wants it back
      Given a tip of $119.08
      And a case
      When the buyer cancels on 2026-12-01 at 10:00
      Then policy gives back $0.00

    Scenario: Something came of it that was poor
      Given a tip of $119.08
      And a case
      When Tess records that the complaint about quality is justified
      Then policy gives back $0.00

  Rule: A tip that was paid by fraud, or that the creator gives up, comes back whole

    @door
    Scenario: The payment was fraudulent
      Given a tip of $119.08
      And a case
      When Tess records that the payment was fraudulent
      Then policy gives back $119.08

    Scenario: The creator gives it up
      Given a tip of $119.08
      And a case
      When the provider cancels on 2026-12-01 at 10:00
      Then policy gives back $119.08
