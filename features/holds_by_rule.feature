Feature: Holds by rule
  The Support Center holds a provider's payout by itself where waiting for finance could be too late,
  and tells the provider why. Such a hold ends with its case, by finance, or with time.

  Background:
    Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
    And it is 2026-12-01 at 12:00

  Rule: An urgent case holds what is still payable

    @door
    Scenario: A case is opened as urgent
      When a case of priority 1
      Then $1,082.50 is kept back from the provider
      And the provider reads that a case is urgent

    Scenario Outline: Tess sets the priority to <priority>
      Given a case
      When Tess sets the priority to <priority>
      Then <amount> is kept back from the provider

      Examples:
        | priority | amount    |
        | 2        | $0.00     |
        | 1        | $1,082.50 |

    Scenario Outline: Nobody answers a case of priority 2, which is due at 16:00, until <moment>
      Given a case of priority 2
      And it is <moment>
      When the Support Center sweeps
      Then <amount> is kept back from the provider

      Examples:
        | moment                 | amount    |
        | 2026-12-01 at 15:59:59 | $0.00     |
        | 2026-12-01 at 16:00:00 | $1,082.50 |

    Scenario: What was refunded already is not held
      Given a case
      And Fay refunds $500.00
      When Tess sets the priority to 1
      Then $582.50 is kept back from the provider

  Rule: The hold ends with the case

    Scenario: An urgent case is closed
      Given a case of priority 1
      When Tess moves the case to closed
      Then nothing is kept back from the provider

    Scenario: It is opened again
      Given a case of priority 1
      And Tess moves the case to closed
      When Tess moves the case to investigating
      Then $1,082.50 is kept back from the provider

  Rule: Three urgent or high cases of one provider within thirty days are too many

    Scenario: The third case
      Given a case of priority 2
      And a case of priority 2
      When a case of priority 2
      Then $1,082.50 is kept back from the provider
      And the provider reads that too many severe cases are open

    Scenario Outline: Two of priority 2 and one of priority <priority>
      Given a case of priority 2
      And a case of priority 2
      When a case of priority <priority>
      Then <amount> is kept back from the provider

      Examples:
        | priority | amount    |
        | 2        | $1,082.50 |
        | 3        | $0.00     |

    Scenario Outline: The third is opened <later>
      Given a case of priority 2
      And a case of priority 2
      And it is <later>
      When a case of priority 2
      Then <amount> is kept back from the provider

      Examples:
        | later                  | amount    |
        | 2026-12-31 at 11:59:59 | $1,082.50 |
        | 2026-12-31 at 12:00:01 | $0.00     |
