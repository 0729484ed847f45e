Feature: Business hours
  Where the Support Center is not always staffed, only staffed time counts towards the first answer
  and the resolution of a case.

  Rule: Time in which nobody is there does not count

    Background:
      Given the Support Center is staffed on weekdays from 09:00 to 12:00
      And the Support Center is staffed on weekdays from 13:00 to 17:00

    Scenario Outline: A case is opened at <moment>, around a lunch break
      Given it is <moment>
      When a case of priority 3
      Then the first answer is due on <first answer>

      Examples: Eight hours after a Tuesday noon
        | moment                 | first answer           |
        | 2026-12-01 at 11:59:59 | 2026-12-02 at 13:59:59 |
        | 2026-12-01 at 12:00:00 | 2026-12-02 at 14:00:00 |
        | 2026-12-01 at 12:59:59 | 2026-12-02 at 14:00:00 |
        | 2026-12-01 at 13:00:00 | 2026-12-02 at 14:00:00 |
        | 2026-12-01 at 13:00:01 | 2026-12-02 at 14:00:01 |

      Examples: Over a weekend
        | moment                 | first answer           |
        | 2026-12-04 at 16:59:59 | 2026-12-08 at 09:59:59 |
        | 2026-12-04 at 17:00:00 | 2026-12-08 at 10:00:00 |
        | 2026-12-06 at 12:00:00 | 2026-12-08 at 10:00:00 |

    Scenario Outline: A case of priority 2, opened at <moment>, may take the whole afternoon
      Given it is <moment>
      When a case of priority 2
      Then the first answer is due on <first answer>

      Examples:
        | moment                 | first answer           |
        | 2026-12-01 at 13:00:00 | 2026-12-01 at 17:00:00 |
        | 2026-12-01 at 13:00:01 | 2026-12-02 at 09:00:01 |

    @door
    Scenario: The resolution counts staffed time too
      Given it is 2026-12-01 at 09:00
      When a case of priority 3
      Then the case is due on 2026-12-15 at 11:00

  Rule: Nothing counts on a holiday

    Scenario Outline: A case is opened on Christmas Eve and <holiday> is a holiday
      Given the Support Center is staffed on weekdays from 09:00 to 17:00
      And <holiday> is a holiday
      And it is 2026-12-24 at 13:00
      When a case of priority 3
      Then the first answer is due on <first answer>

      Examples:
        | holiday    | first answer        |
        | 2026-12-25 | 2026-12-28 at 13:00 |
        | 2026-12-26 | 2026-12-25 at 13:00 |
        | 2026-12-24 | 2026-12-25 at 17:00 |

  Rule: Hours are those of the place where staff work

    Scenario Outline: Staff work from 09:00 to 17:00 in <zone>
      Given the Support Center is staffed on weekdays from 09:00 to 17:00
      And its clocks are those of <zone>
      And it is <moment>
      When a case of priority 3
      Then the first answer is due on <first answer>

      Examples: In winter
        | zone             | moment              | first answer        |
        | UTC              | 2026-12-01 at 06:00 | 2026-12-01 at 17:00 |
        | Europe/Berlin    | 2026-12-01 at 06:00 | 2026-12-01 at 16:00 |
        | America/New_York | 2026-12-01 at 06:00 | 2026-12-01 at 22:00 |
        | Asia/Tokyo       | 2026-12-01 at 06:00 | 2026-12-02 at 06:00 |

      Examples: In summer
        | zone             | moment              | first answer        |
        | UTC              | 2026-07-01 at 06:00 | 2026-07-01 at 17:00 |
        | Europe/Berlin    | 2026-07-01 at 06:00 | 2026-07-01 at 15:00 |
        | America/New_York | 2026-07-01 at 06:00 | 2026-07-01 at 21:00 |
        | Asia/Tokyo       | 2026-07-01 at 06:00 | 2026-07-02 at 06:00 |

    @door
    Scenario Outline: A night shift when the clocks of Berlin are turned back on 2026-10-25
      Given the Support Center is staffed every day from 00:00 to 06:00
      And its clocks are those of Europe/Berlin
      And it is <moment>
      When a case of priority 3
      Then the first answer is due on <first answer>

      Examples: Six hours and two, then seven and one
        | moment              | first answer        |
        | 2026-10-20 at 22:00 | 2026-10-22 at 00:00 |
        | 2026-10-24 at 22:00 | 2026-10-26 at 00:00 |

  Rule: Waiting for the people of the case gives back staffed time

    Background:
      Given the Support Center is staffed on weekdays from 09:00 to 17:00
      And it is 2026-12-01 at 09:00
      And a case

    Scenario: Nobody had to wait
      Then the case is due on 2026-12-11 at 17:00

    Scenario Outline: The buyer is asked at <asked> and answers at <answered>
      Given it is <asked>
      And Tess moves the case to awaiting the customer
      And it is <answered>
      When the buyer writes a message
      Then the case is due on <resolution>

      Examples:
        | asked               | answered               | resolution             |
        | 2026-12-01 at 15:00 | 2026-12-02 at 11:00:00 | 2026-12-14 at 13:00:00 |
        | 2026-12-01 at 17:00 | 2026-12-02 at 08:59:59 | 2026-12-11 at 17:00:00 |
        | 2026-12-01 at 17:00 | 2026-12-02 at 09:00:01 | 2026-12-14 at 09:00:01 |
