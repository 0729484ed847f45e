Feature: Quiet hours
  At night people are left in peace, but for what cannot wait.

  Background:
    Given a talent booking of $119.08 that starts on 2026-12-20 at 18:00
    And in Europe/Berlin people are left in peace from 22:00 to 07:00

  Rule: What can wait is told once quiet hours are over

    Scenario Outline: Staff write on <written>
      Given it is <written>
      And a case
      When Tess writes a message
      And it is <later>
      Then the buyer has been told that there is news on the case

      Examples: the evening and the night, in winter
        | written                | later                  |
        | 2026-12-01 at 20:59:59 | 2026-12-01 at 20:59:59 |
        | 2026-12-01 at 21:00:00 | 2026-12-02 at 06:00:00 |
        | 2026-12-01 at 23:30:00 | 2026-12-02 at 06:00:00 |
        | 2026-12-02 at 05:59:59 | 2026-12-02 at 06:00:00 |
        | 2026-12-02 at 06:00:00 | 2026-12-02 at 06:00:00 |

      Examples: the nights in which clocks are changed
        | written                | later                  |
        | 2026-03-28 at 22:00:00 | 2026-03-29 at 05:00:00 |
        | 2026-10-24 at 21:00:00 | 2026-10-25 at 06:00:00 |

    Scenario Outline: Nobody is told before, at <later>
      Given it is <written>
      And a case
      When Tess writes a message
      And it is <later>
      Then the buyer has not been told that there is news on the case

      Examples:
        | written                | later                  |
        | 2026-12-01 at 21:00:00 | 2026-12-01 at 21:00:00 |
        | 2026-12-01 at 21:00:00 | 2026-12-02 at 05:59:59 |
        | 2026-03-28 at 22:00:00 | 2026-03-29 at 04:59:59 |
        | 2026-10-24 at 21:00:00 | 2026-10-25 at 05:59:59 |

  Rule: What cannot wait is told at night

    Scenario: A due time is missed at night
      Given it is 2026-12-01 at 16:00
      And a case
      When it is 2026-12-02 at 00:00
      And Tess writes a message
      Then whoever is on call has been told that a due time was missed
