Feature: Facts
  A claim in a message is not a fact. What only a person can establish is recorded by somebody who
  works cases, and policy then counts with it.

  Rule: A fraud that somebody of the staff has validated gives everything back

    Background:
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And the buyer cancels on 2026-12-05 at 19:00
      And a case

    @door
    Scenario: The fraud is recorded
      When Tess records that the payment was fraudulent
      Then policy gives back $1,190.75

    Scenario: The buyer only says so
      When the buyer writes a message
      Then policy gives back $0.00

    Scenario: The last word counts
      Given Tess records that the payment was fraudulent
      When Tess takes back that the payment was fraudulent
      Then policy gives back $0.00

  Rule: A deposit stays where it is once the claim on it is settled

    Background:
      Given a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a held deposit of $300.00

    Scenario: The claim is recorded
      Given the buyer cancels on 2026-12-01 at 10:00
      And a case
      When Tess records that the claim on the deposit is settled
      Then the deposit is to be left alone

  Rule: A recorded fact is evidence

    Scenario Outline: A decision on a case in which <fact>
      Given a case
      And Tess moves the case to triage
      And Tess records that <fact>
      When Tess moves the case to decision pending
      Then the case is decision pending

      Examples:
        | fact                                     |
        | the payment was fraudulent               |
        | the complaint about quality is justified |
        | the claim on the deposit is settled      |

  Rule: Only those who work cases record facts

    Scenario Outline: <person> records a fact
      Given a case
      When <person> records that the payment was fraudulent
      Then that is refused because it is not theirs to do

      Examples:
        | person    |
        | Fay       |
        | the buyer |
