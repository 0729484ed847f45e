Feature: Deadlines that pass
  No deadline passes silently: what nobody touches is found, becomes more urgent and is escalated.

  Rule: A missed deadline is found though nobody touches the case

    Background:
      Given it is 2026-12-01 at 12:00

    Scenario Outline: Nobody answers a case of priority <priority> until <moment>
      Given a case of priority <priority>
      And it is <moment>
      When the Support Center sweeps
      Then its severity is <severity>
      And the buyer reads that it is <words>

      Examples:
        | priority | moment                 | severity | words     |
        | 1        | 2026-12-01 at 12:29:59 | urgent   | open      |
        | 1        | 2026-12-01 at 12:30:00 | urgent   | escalated |
        | 2        | 2026-12-01 at 15:59:59 | high     | open      |
        | 2        | 2026-12-01 at 16:00:00 | urgent   | escalated |
        | 3        | 2026-12-01 at 19:59:59 | normal   | open      |
        | 3        | 2026-12-01 at 20:00:00 | high     | escalated |
        | 4        | 2026-12-02 at 11:59:59 | low      | open      |
        | 4        | 2026-12-02 at 12:00:00 | normal   | escalated |
        | 5        | 2026-12-03 at 11:59:59 | low      | open      |
        | 5        | 2026-12-03 at 12:00:00 | low      | escalated |

  Rule: However often it is looked for, it counts once

    Scenario: Two sweeps
      Given a case
      And it is 2026-01-02 at 20:00
      And the Support Center sweeps
      When the Support Center sweeps
      Then its severity is high
