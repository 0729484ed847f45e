Feature: Orders of several parts
  A talent and the studio to meet in can be one order. Each part has a policy and a provider of its
  own.

  Background:
    Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
    And the same order has a studio booking of $119.08 from the other provider that starts on 2026-12-05 at 18:00

  Rule: Policy decides on each part, and gives back the sum

    Scenario Outline: The buyer cancels everything at <moment>
      Given a case
      When the buyer cancels on <moment>
      Then policy gives back <talent> for the talent booking
      And policy gives back <studio> for the studio booking
      And policy gives back <amount>

      Examples:
        | moment                 | talent    | studio  | amount    |
        | 2026-12-02 at 18:00:00 | $1,082.50 | $119.08 | $1,201.58 |
        | 2026-12-02 at 18:00:01 | $649.50   | $54.13  | $703.63   |
        | 2026-12-04 at 18:00:00 | $649.50   | $54.13  | $703.63   |
        | 2026-12-04 at 18:00:01 | $0.00     | $0.00   | $0.00     |

    Scenario: A tip that goes with it is a part as well
      Given the same order has a tip of $119.08 from the provider
      And a case
      When the buyer cancels on 2026-12-03 at 18:00
      Then policy gives back $0.00 for the tip
      And policy gives back $703.63

  Rule: A part can be cancelled alone

    Background:
      Given it is 2026-12-05 at 12:00
      And a case

    @door
    Scenario Outline: <party> cancels only the studio booking at <moment>
      When <party> cancels only the studio booking on <moment>
      Then policy gives back $0.00 for the talent booking
      And policy gives back <studio> for the studio booking

      Examples:
        | party        | moment                 | studio  |
        | the buyer    | 2026-12-02 at 18:00:00 | $119.08 |
        | the buyer    | 2026-12-02 at 18:00:01 | $54.13  |
        | the provider | 2026-12-05 at 11:00:00 | $119.08 |

    Scenario: The part's own cancellation counts, not that of the order
      Given the buyer cancels only the studio booking on 2026-12-02 at 18:00
      When the buyer cancels on 2026-12-05 at 11:00
      Then policy gives back $119.08 for the studio booking

  Rule: A refund goes to the parts in their order, first as far as policy gives

    Background:
      Given the buyer cancels on 2026-12-03 at 18:00
      And a case

    Scenario Outline: Fay refunds <amount> of $649.50 and $54.13
      When Fay refunds <amount>
      Then the refund takes <talent> from the talent booking
      And the refund takes <studio> from the studio booking

      Examples:
        | amount    | talent    | studio  |
        | $649.50   | $649.50   | $0.00   |
        | $649.51   | $649.50   | $0.01   |
        | $703.63   | $649.50   | $54.13  |
        | $703.64   | $649.51   | $54.13  |
        | $1,244.88 | $1,190.75 | $54.13  |
        | $1,244.89 | $1,190.75 | $54.14  |
        | $1,309.83 | $1,190.75 | $119.08 |

    Scenario: Not a cent above what was paid for all of it
      When Fay refunds $1,309.84
      Then that is refused because it is more than is left of the payment

  Rule: A refund can be for one part, as far as that part was paid

    Background:
      Given the buyer cancels on 2026-12-03 at 18:00
      And a case

    @door
    Scenario Outline: Fay refunds <amount> for a studio that policy gives $54.13 for
      When Fay refunds <amount> for the studio booking
      Then the refund is <fate>
      And the refund takes <amount> from the studio booking

      Examples:
        | amount  | fate                        |
        | $54.13  | paid back                   |
        | $54.14  | waiting for a second person |
        | $119.08 | waiting for a second person |

    Scenario: Not a cent above what was paid for it
      When Fay refunds $119.09 for the studio booking
      Then that is refused because it is more than is left of the payment

  Rule: Each provider's payout is held by itself

    Background:
      Given a case

    @door
    Scenario Outline: Fay holds back <amount> from <provider>
      When Fay holds back <amount> from <provider>
      Then the hold is applied

      Examples:
        | amount    | provider           |
        | $1,082.50 | the provider       |
        | $108.25   | the other provider |

    Scenario Outline: One cent too much from <provider>
      When Fay holds back <amount> from <provider>
      Then that is refused because it is more than is left of the payout

      Examples:
        | amount    | provider           |
        | $1,082.51 | the provider       |
        | $108.26   | the other provider |

    Scenario Outline: A refund for the studio leaves <left> to hold from <provider>
      Given the buyer cancels on 2026-12-03 at 18:00
      And Fay refunds $54.13 for the studio booking
      When Fay holds back <left> from <provider>
      Then the hold is applied

      Examples:
        | left      | provider           |
        | $1,082.50 | the provider       |
        | $54.12    | the other provider |

    Scenario: One cent more than the refund left
      Given the buyer cancels on 2026-12-03 at 18:00
      And Fay refunds $54.13 for the studio booking
      When Fay holds back $54.13 from the other provider
      Then that is refused because it is more than is left of the payout
