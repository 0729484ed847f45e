Feature: Disputes
  A buyer can take a payment up with the bank. What the bank decides on is not refunded as well.

  Background:
    Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
    And the buyer cancels on 2026-12-01 at 10:00
    And a case

  Rule: A dispute stops a refund that was not paid back yet

    @door
    Scenario: The buyer was at the bank first
      Given the buyer disputes the payment at the bank
      When Fay refunds $108.25
      Then the refund is stopped by the dispute

    Scenario: The buyer goes to the bank while the refund waits for a second person
      Given Fay refunds $119.08
      And the buyer disputes the payment at the bank
      When Finn approves the refund
      Then the refund is stopped by the dispute

    Scenario: The buyer goes to the bank during the pause
      Given Finn pauses all refunds
      And Fay refunds $108.25
      And the buyer disputes the payment at the bank
      When Finn resumes refunds
      Then the refund is stopped by the dispute

  Rule: What was paid back stays paid back

    Scenario: The buyer goes to the bank after the refund
      Given Fay refunds $108.25
      When the buyer disputes the payment at the bank
      Then the refund is paid back

  Rule: A refund that was stopped keeps no case open

    Scenario: The case is closed after a refund was stopped
      Given the buyer disputes the payment at the bank
      And Fay refunds $108.25
      When Tess moves the case to closed
      Then the case is closed
