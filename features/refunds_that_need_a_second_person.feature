Feature: Refunds that need a second person
  Whatever exceeds policy, and every large sum, waits until somebody else of finance has looked at
  it. Fay and Finn work in finance; Bea works in finance and on cases.

  Rule: More than policy gives waits for a second person

    Scenario Outline: Fay refunds <amount> where policy gives $108.25
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And the buyer cancels on 2026-12-01 at 10:00
      And a case
      When Fay refunds <amount>
      Then the refund is <fate>

      Examples:
        | amount  | fate                        |
        | $108.25 | paid back                   |
        | $108.26 | waiting for a second person |
        | $119.08 | waiting for a second person |

  Rule: More than $500.00 of one order waits, even within policy

    Scenario Outline: Fay refunds <amount> where policy gives $1,082.50
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And the buyer cancels on 2026-12-01 at 10:00
      And a case
      When Fay refunds <amount>
      Then the refund is <fate>

      Examples:
        | amount    | fate                        |
        | $500.00   | paid back                   |
        | $500.01   | waiting for a second person |
        | $1,082.50 | waiting for a second person |

    Scenario Outline: Fay refunds <second> after $400.00
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case
      And Fay refunds $400.00
      When Fay refunds <second>
      Then the refund is <fate>

      Examples:
        | second  | fate                        |
        | $100.00 | paid back                   |
        | $100.01 | waiting for a second person |

  Rule: Nobody approves their own refund, whatever else they may do

    @door
    Scenario Outline: <person> approves the refund that <person> asked for
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case
      And <person> refunds $119.08
      When <person> approves the refund
      Then that is refused because nobody approves their own refund

      Examples:
        | person |
        | Fay    |
        | Bea    |

    Scenario: An agent approves a refund
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case
      And Fay refunds $119.08
      When Tess approves the refund
      Then that is refused because it is not theirs to do

  Rule: A second person lets the refund go, or ends it

    Background:
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case

    @door
    Scenario Outline: <person> approves what Fay asked for
      Given Fay refunds $119.08
      When <person> approves the refund
      Then the refund is paid back

      Examples:
        | person |
        | Finn   |
        | Bea    |

    Scenario Outline: <person> rejects what Fay asked for
      Given Fay refunds $119.08
      When <person> rejects the refund
      Then the refund is rejected

      Examples:
        | person |
        | Finn   |
        | Fay    |

    Scenario: A refund that waits keeps its money aside
      When Fay refunds $119.00
      Then $0.08 of the payment can still be refunded

    Scenario: A rejected refund frees its money
      Given Fay refunds $119.00
      When Finn rejects the refund
      Then $119.08 of the payment can still be refunded

    Scenario: A refund is decided once
      Given Fay refunds $119.08
      And Finn rejects the refund
      When Finn approves the refund
      Then that is refused because the refund waits for nobody

  Rule: A refund that nobody decides on within seven days is over

    Background:
      Given a talent booking of $119.08 that starts on 2026-12-20 at 18:00
      And it is 2026-12-01 at 12:00
      And a case
      And Fay refunds $119.08

    @door
    Scenario: A second before seven days are over
      Given it is 2026-12-08 at 11:59:59
      When Finn approves the refund
      Then the refund is paid back

    Scenario Outline: At <moment>, when seven days are over
      Given it is <moment>
      When Finn approves the refund
      Then that is refused because the refund waits for nobody

      Examples:
        | moment                 |
        | 2026-12-08 at 12:00:00 |
        | 2026-12-08 at 12:00:01 |
        | 2026-12-31 at 12:00:00 |
