Feature: Macros
  What agents do often is one go: looked at before, then done as a whole or not at all.

  Background:
    Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
    And a case

  Rule: A preview foresees what applying does

    @door
    Scenario Outline: Bea looks at the <macro> before
      When the buyer cancels on 2026-12-01 at 10:00
      Then Bea foresees <amount> and <messages> messages from the <macro>
      And $119.08 of the payment can still be refunded

      Examples:
        | macro                                  | amount  | messages |
        | refund ladder                          | $108.25 | 1        |
        | macro for a buyer who did not come     | $108.25 | 1        |
        | macro for an order that was paid twice | $0.00   | 1        |
        | macro for content that cannot be had   | $108.25 | 1        |
        | macro that asks a question             | $0.00   | 1        |
        | macro that asks for evidence           | $0.00   | 1        |

  Rule: The refund ladder takes the first rung that holds

    @door
    Scenario: Policy owes something
      Given the buyer cancels on 2026-12-01 at 10:00
      When Bea applies the refund ladder
      Then the refund is paid back
      And the buyer can read 1 of the messages
      And the case is decision pending

    Scenario: Policy owes nothing and suggests an apology
      Given the reason is provider cancelled
      And a provider who cancels owes an apology of $5.00
      And the provider cancels on 2026-12-01 at 10:00
      When Fay refunds $119.08
      Then Bea foresees $5.00 and 1 messages from the refund ladder

    Scenario: Policy owes nothing at all
      Given the buyer cancels on 2026-12-05 at 17:00
      When Bea applies the refund ladder
      Then the case is awaiting the customer
      And $119.08 of the payment can still be refunded

  Rule: A question stops the clock until it is answered

    Scenario Outline: The <macro>
      When Tess applies the <macro>
      Then the case is <status>
      And the buyer can read 1 of the messages

      Examples:
        | macro                        | status                |
        | macro that asks a question   | awaiting the customer |
        | macro that asks for evidence | awaiting the seller   |

  Rule: A macro may do no more than whoever applies it

    Scenario Outline: <person> has one of the two roles
      When <person> applies the refund ladder
      Then that is refused because it is not theirs to do
      And the buyer can read 0 of the messages

      Examples:
        | person |
        | Tess   |
        | Fay    |

  Rule: What cannot be done as a whole is not done

    Scenario: The buyer went to the bank
      Given the buyer disputes the payment at the bank
      And the Support Center sweeps
      When Bea applies the refund ladder
      Then that is refused because the bank has the payment
      And the buyer can read 0 of the messages
