Feature: Deposits
  A deposit secures a studio and is not part of what the booking costs. Policy says what is to
  become of it.

  Rule: A deposit goes the way of its kind when the buyer cancels in time

    Scenario Outline: The buyer of a booking with a <kind> deposit cancels
      Given a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a <kind> deposit of $300.00
      And a case
      When the buyer cancels on 2026-12-01 at 10:00
      Then the deposit is to be <fate>

      Examples:
        | kind          | fate      |
        | held          | released  |
        | refundable    | refunded  |
        | nonrefundable | forfeited |

  Rule: A provider who cancels gives back even a nonrefundable deposit

    Scenario: The provider cancels a booking with a nonrefundable deposit
      Given a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a nonrefundable deposit of $300.00
      And a case
      When the provider cancels on 2026-12-01 at 10:00
      Then the deposit is to be refunded

  Rule: From the start until 72 hours after the end, the studio may still claim it

    Scenario Outline: A case about a four-hour session is opened at <moment>
      Given a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a held deposit of $300.00
      And it is <moment>
      When Tess opens a case
      Then the deposit is to be <fate>

      Examples:
        | moment                 | fate       |
        | 2026-12-05 at 17:59:59 | released   |
        | 2026-12-05 at 18:00:00 | left alone |
        | 2026-12-08 at 21:59:59 | left alone |
        | 2026-12-08 at 22:00:00 | released   |

    Scenario Outline: A provider who cancels at <moment> cannot give it back before either
      Given a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a <kind> deposit of $300.00
      And a case
      When the provider cancels on <moment>
      Then the deposit is to be <fate>

      Examples:
        | kind          | moment                 | fate       |
        | held          | 2026-12-05 at 17:59:59 | released   |
        | held          | 2026-12-05 at 18:00:00 | left alone |
        | nonrefundable | 2026-12-05 at 17:59:59 | refunded   |
        | nonrefundable | 2026-12-05 at 18:00:00 | left alone |
        | nonrefundable | 2026-12-08 at 22:00:00 | refunded   |

  Rule: A booking can leave the studio less time to claim it

    Background:
      Given a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a refundable deposit of $300.00
      And the studio may claim it until 48 hours after the end

    Scenario Outline: A case is opened at <moment>, about two days after the end
      Given it is <moment>
      When Tess opens a case
      Then the deposit is to be <fate>

      Examples:
        | moment                 | fate       |
        | 2026-12-07 at 21:59:59 | left alone |
        | 2026-12-07 at 22:00:00 | refunded   |

  Rule: A nonrefundable deposit is forfeited whenever the buyer cancels

    Scenario Outline: The buyer cancels at <moment>
      Given a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a nonrefundable deposit of $300.00
      And a case
      When the buyer cancels on <moment>
      Then the deposit is to be forfeited

      Examples:
        | moment                 |
        | 2026-12-05 at 17:59:59 |
        | 2026-12-05 at 18:00:00 |
        | 2026-12-08 at 22:00:00 |

  Rule: A payment by fraud gives back even a nonrefundable deposit

    @door
    Scenario: The payment was fraudulent
      Given a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a nonrefundable deposit of $300.00
      And a case
      When Tess records that the payment was fraudulent
      Then the deposit is to be refunded

  Rule: A deposit goes with the part of the order that it secures

    Background:
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And the same order has a studio booking of $119.08 from the other provider that starts on 2026-12-05 at 18:00
      And a refundable deposit of $300.00

    Scenario: A talent is booked as well
      Given a case
      When the buyer cancels only the studio booking on 2026-12-01 at 10:00
      Then the deposit is to be refunded
