Feature: First response and resolution
  Every case promises a first answer and a resolution, the sooner the more urgent it is. The time to
  resolve it stands still while the case waits for the people in it. Cases count around the clock.

  Rule: The priority says how long the first answer and the resolution may take

    Scenario Outline: A case of priority <priority> is opened
      Given it is 2026-12-01 at 12:00
      When a case of priority <priority>
      Then its severity is <severity>
      And the first answer is due on <first answer>
      And the case is due on <resolution>

      Examples:
        | priority | severity | first answer        | resolution          |
        | 1        | urgent   | 2026-12-01 at 12:30 | 2026-12-02 at 12:00 |
        | 2        | high     | 2026-12-01 at 16:00 | 2026-12-03 at 12:00 |
        | 3        | normal   | 2026-12-01 at 20:00 | 2026-12-04 at 12:00 |
        | 4        | low      | 2026-12-02 at 12:00 | 2026-12-06 at 12:00 |
        | 5        | low      | 2026-12-03 at 12:00 | 2026-12-11 at 12:00 |

    Scenario Outline: There is no priority <priority>
      When a case of priority <priority>
      Then that is refused because something is missing or wrong

      Examples:
        | priority |
        | 0        |
        | 6        |

  Rule: A new priority keeps the time that has passed

    Background:
      Given it is 2026-12-01 at 12:00
      And a case of priority 3

    Scenario Outline: A case of priority 3 becomes priority <priority> after two hours
      Given it is 2 hours later
      When Tess sets the priority to <priority>
      Then the first answer is due on <first answer>
      And the case is due on <resolution>

      Examples:
        | priority | first answer        | resolution          |
        | 2        | 2026-12-01 at 16:00 | 2026-12-03 at 12:00 |
        | 4        | 2026-12-02 at 12:00 | 2026-12-06 at 12:00 |
        | 5        | 2026-12-03 at 12:00 | 2026-12-11 at 12:00 |

  Rule: Only an agent's message to the people of the case is a first answer

    An answered case promises no other first answer, so a new priority leaves that time as it was.

    Scenario Outline: <deed> before the priority rises
      Given it is 2026-12-01 at 12:00
      And a case
      And <deed>
      When Tess sets the priority to 2
      Then the first answer is due on <first answer>

      Examples:
        | deed                                      | first answer        |
        | Tess writes a message                     | 2026-12-01 at 20:00 |
        | Tess writes an internal note              | 2026-12-01 at 16:00 |
        | the buyer writes a message                | 2026-12-01 at 16:00 |
        | Tess moves the case to investigating      | 2026-12-01 at 16:00 |
        | Tess assigns the case to Theo             | 2026-12-01 at 16:00 |

  Rule: The time to resolve stands still while the case waits for its people

    Background:
      Given it is 2026-12-01 at 12:00
      And a case
      And it is 2 hours later
      And Tess moves the case to awaiting the customer

    Scenario: While the case waits
      Then the case has no due time
      And the first answer is due on 2026-12-01 at 20:00

    @door
    Scenario: The customer answers after a day
      Given it is 1 day later
      When the buyer writes a message
      Then the case is due on 2026-12-05 at 12:00

    Scenario: An agent takes the case up again after a day
      Given it is 1 day later
      When Tess moves the case to investigating
      Then the case is due on 2026-12-05 at 12:00

  Rule: A reopened case has the whole time again

    Scenario: A closed case is reopened
      Given it is 2026-12-01 at 12:00
      And a case that is closed
      And it is 2026-12-10 at 09:00
      When Tess moves the case to investigating
      Then the case is due on 2026-12-13 at 09:00
