Feature: Missed due times
  A case that was not answered or resolved in time becomes more urgent and is escalated. An answer
  that comes late does not hide it.

  Rule: A late first answer is recorded as late before it counts

    Background:
      Given it is 2026-12-01 at 12:00
      And a case

    @door
    Scenario Outline: Tess answers at <moment> a case whose first answer is due at 20:00
      Given it is <moment>
      When Tess writes a message
      Then its severity is <severity>
      And the buyer reads that it is <words>

      Examples:
        | moment                 | severity | words     |
        | 2026-12-01 at 19:59:59 | normal   | open      |
        | 2026-12-01 at 20:00:00 | high     | escalated |
        | 2026-12-01 at 20:00:01 | high     | escalated |
        | 2026-12-04 at 11:59:59 | high     | escalated |

    Scenario Outline: Whatever is done first on a case that nobody answered: <deed>
      Given it is 2026-12-01 at 20:00:01
      When <deed>
      Then its severity is high
      And the buyer reads that it is escalated

      Examples:
        | deed                          |
        | the buyer writes a message    |
        | Tess writes an internal note  |
        | Tess moves the case to triage |

    Scenario: It is recorded once
      Given it is 2026-12-01 at 20:00:01
      And Tess writes an internal note
      And it is 2026-12-02 at 12:00
      When Tess writes a message
      Then its severity is high

  Rule: The first answer and the resolution are missed separately

    Background:
      Given it is 2026-12-01 at 12:00
      And a case of priority 3

    Scenario Outline: <first> on the first day, and the case is taken up again at <moment>
      Given <first>
      And it is <moment>
      When Tess writes an internal note
      Then its severity is <severity>

      Examples:
        | first                        | moment                 | severity |
        | Tess writes a message        | 2026-12-04 at 11:59:59 | normal   |
        | Tess writes a message        | 2026-12-04 at 12:00:01 | high     |
        | Tess writes an internal note | 2026-12-04 at 11:59:59 | high     |
        | Tess writes an internal note | 2026-12-04 at 12:00:01 | urgent   |

  Rule: A case becomes one step more urgent, and no more urgent than urgent

    Scenario Outline: A case of priority <priority> is answered after three days
      Given it is 2026-12-01 at 12:00
      And a case of priority <priority>
      And it is 2026-12-03 at 12:00:01
      When Tess writes a message
      Then its severity is <severity>

      Examples:
        | priority | severity |
        | 5        | low      |
        | 4        | normal   |
        | 3        | high     |
        | 2        | urgent   |
        | 1        | urgent   |

  Rule: Becoming more urgent by itself leaves the due times where they are

    Scenario: A late answer
      Given it is 2026-12-01 at 12:00
      And a case
      And it is 2026-12-01 at 20:00:01
      When Tess writes a message
      Then the case is due on 2026-12-04 at 12:00

  Rule: What waits for its people misses no resolution

    Background:
      Given it is 2026-12-01 at 12:00
      And a case that is awaiting the customer
      And Tess writes a message

    Scenario: The buyer answers after five days
      Given it is 5 days later
      When the buyer writes a message
      Then its severity is normal
