Feature: Queues
  Agents work off queues of cases that nobody has decided on, and take the next one without getting
  in each other's way.

  Rule: A case stands in the queues that say what it asks for

    Background:
      Given it is 2026-12-01 at 12:00

    Scenario: A case that nobody has
      When a case
      Then Tess finds the case in the queue unassigned
      And Tess does not find the case in the queue mine

    Scenario Outline: A case of priority <priority>
      When a case of priority <priority>
      Then Tess finds the case in the queue <queue>

      Examples:
        | priority | queue  |
        | 1        | urgent |
        | 2        | high   |
        | 3        | normal |
        | 4        | low    |
        | 5        | low    |

    Scenario: A case that was decided on
      When a case that is resolved
      Then Tess does not find the case in the queue unassigned

    @door
    Scenario: A restricted case
      Given a case
      When Tess restricts the case
      Then Tess finds the case in the queue restricted
      And Theo does not find the case in the queue restricted

  Rule: What is due within four hours is due soon, and what was missed is breached

    Background:
      Given it is 2026-12-01 at 12:00
      And a case of priority 3

    Scenario Outline: The first answer is due at 20:00, and it is <moment>
      Given it is <moment>
      When the Support Center sweeps
      Then Tess <finds> the case in the queue <queue>

      Examples:
        | moment                 | finds         | queue    |
        | 2026-12-01 at 15:59:59 | does not find | due soon |
        | 2026-12-01 at 16:00:00 | finds         | due soon |
        | 2026-12-01 at 19:59:59 | does not find | breached |
        | 2026-12-01 at 20:00:00 | finds         | breached |

  Rule: The next case is the most urgent, and of those the one that waits longest

    Scenario: Theo claims one of two
      Given a case of priority 3
      And a case of priority 2
      When Theo claims the next case
      Then its severity is high
      And Theo finds the case in the queue mine

    Scenario: Two agents claim, and each has their own
      Given a case of priority 2
      And a case of priority 3
      And Theo claims the next case
      When Tess claims the next case
      Then its severity is normal

    Scenario: There is one left, and two claim
      Given a case
      And Theo claims the next case
      When Tess claims the next case
      Then there was no case to claim

    Scenario: Finance works no cases
      Given a case
      When Fay claims the next case
      Then that is refused because it is not theirs to do
