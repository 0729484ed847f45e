Feature: Refunds within policy
  What policy leaves open is refunded at once. Earlier refunds count against it, and nothing ever
  goes back that was not paid.

  Rule: What policy leaves open goes back at once

    @door
    Scenario: A buyer cancels in time and gets the money back
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And the buyer cancels on 2026-12-01 at 10:00
      And a case
      When Fay refunds $108.25
      Then the refund is paid back

    Scenario Outline: An earlier refund of <earlier> leaves <open> open
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And the buyer cancels on 2026-12-01 at 10:00
      And a case
      When Fay refunds <earlier>
      Then policy leaves <open> open

      Examples:
        | earlier | open    |
        | $0.01   | $108.24 |
        | $108.24 | $0.01   |
        | $108.25 | $0.00   |

  Rule: A partial refund takes the price and its tax in proportion

    Scenario: Half of what policy gives
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And the buyer cancels on 2026-12-01 at 10:00
      And a case
      When Fay refunds $54.12
      Then the refund is made of $50.00 of the price, $4.12 of its tax, $0.00 of the fee and $0.00 of the fee's tax

  Rule: Nobody gets back more than was paid

    Scenario: One cent more than the payment
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case
      When Fay refunds $119.09
      Then that is refused because it is more than is left of the payment

    Scenario: One cent more than an earlier refund left
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case
      And Fay refunds $100.00
      When Fay refunds $19.09
      Then that is refused because it is more than is left of the payment

  Rule: A refund needs a case that names its order and is still open

    Scenario: The case names no order
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case that names no order
      When Fay refunds $1.00
      Then that is refused because the order is not on the case

    Scenario: The case is closed
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case that is closed
      When Fay refunds $1.00
      Then that is refused because it is over

  Rule: Only finance moves money

    Scenario Outline: <person> tries to refund
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case
      When <person> refunds $1.00
      Then that is refused because it is not theirs to do

      Examples:
        | person       |
        | Tess         |
        | the buyer    |
        | the provider |
