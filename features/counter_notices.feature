Feature: Counter-notices
  An uploader may swear that content was taken down by mistake. It comes back not before ten and not
  after fourteen business days, unless the claimant goes to court (17 U.S.C. 512(g)). Business days are
  those of New York, without the federal holidays.

  Rule: The window begins when the tenth business day is over, and ends with the fourteenth

    Scenario Outline: A counter-notice is received on <received>
      Given it is <received>
      And Tess files a copyright claim against the provider
      When the provider files a counter-notice
      Then the content comes back from <from> on and before <before>

      Examples: Ordinary weeks; the day of receipt does not count
        | received               | from                | before              |
        | 2026-12-01 at 12:00:00 | 2026-12-16 at 05:00 | 2026-12-22 at 05:00 |
        | 2026-12-02 at 04:59:59 | 2026-12-16 at 05:00 | 2026-12-22 at 05:00 |
        | 2026-12-02 at 05:00:00 | 2026-12-17 at 05:00 | 2026-12-23 at 05:00 |

      Examples: Weekends, Christmas and New Year's Day
        | received            | from                | before              |
        | 2026-12-05 at 17:00 | 2026-12-19 at 05:00 | 2026-12-25 at 05:00 |
        | 2026-12-18 at 17:00 | 2027-01-06 at 05:00 | 2027-01-12 at 05:00 |

      Examples: The clocks change on 1 November and on 14 March
        | received            | from                | before              |
        | 2026-10-14 at 16:00 | 2026-10-29 at 04:00 | 2026-11-04 at 05:00 |
        | 2026-10-19 at 16:00 | 2026-11-03 at 05:00 | 2026-11-07 at 05:00 |
        | 2027-03-01 at 17:00 | 2027-03-16 at 04:00 | 2027-03-20 at 04:00 |

  Rule: Content comes back by itself once the window has begun

    Background:
      Given it is 2026-12-01 at 12:00
      And Tess files a copyright claim against the provider
      And the provider files a counter-notice

    @door
    Scenario Outline: The Support Center sweeps at <moment>
      Given it is <moment>
      When the Support Center sweeps
      Then the content is <seen>
      And the content is in time

      Examples:
        | moment                 | seen    |
        | 2026-12-16 at 04:59:59 | hidden  |
        | 2026-12-16 at 05:00:00 | visible |
        | 2026-12-22 at 04:59:59 | visible |

    Scenario: Nobody brings it back before
      Given it is 2026-12-16 at 04:59:59
      When Tess brings the content back
      Then that is refused because it is too early

    Scenario: Tess brings it back as soon as it may
      Given it is 2026-12-16 at 05:00:00
      When Tess brings the content back
      Then the content is visible

    Scenario: The window passes, which raises the alarm, and it still comes back
      Given it is 2026-12-22 at 05:00:00
      When the Support Center sweeps
      Then the content is overdue
      And the content is visible
      And the case reads as escalated

    Scenario Outline: Nobody takes the order, and it is <moment>
      Given nobody takes orders about content
      And it is <moment>
      When the Support Center sweeps
      Then the content is <punctual>
      And the content is hidden

      Examples:
        | moment                 | punctual |
        | 2026-12-22 at 04:59:59 | in time  |
        | 2026-12-22 at 05:00:00 | overdue  |

  Rule: A court action keeps content down if it is reported in time

    Background:
      Given it is 2026-12-01 at 12:00
      And Tess files a copyright claim against the provider
      And the provider files a counter-notice

    @door
    Scenario Outline: It is reported at <moment>
      Given it is <moment>
      When Tess reports that the claimant went to court
      And the Support Center sweeps
      Then the copyright claim is kept down
      And the content is hidden

      Examples:
        | moment                 |
        | 2026-12-01 at 12:00:01 |
        | 2026-12-22 at 04:59:59 |

    Scenario: It is reported when the content should have been back
      Given it is 2026-12-22 at 05:00:00
      When Tess reports that the claimant went to court
      Then that is refused because it is too late

    Scenario: It is reported when the content is back
      Given it is 2026-12-16 at 05:00:00
      And the Support Center sweeps
      When Tess reports that the claimant went to court
      Then that is refused because it is too late

    Scenario: It is reported when the content is on its way back
      Given nobody takes orders about content
      And it is 2026-12-16 at 05:00:00
      And the Support Center sweeps
      When Tess reports that the claimant went to court
      Then that is refused because it is too late

  Rule: A court action answers a counter-notice

    Scenario: Nobody countered the claim
      Given Tess files a copyright claim against the provider
      When Tess reports that the claimant went to court
      Then that is refused because the claim is not there yet

  Rule: What the law wants of a counter-notice is in it

    Scenario Outline: A counter-notice without <part>
      Given Tess files a copyright claim against the provider
      When the provider files a counter-notice without <part>
      Then that is refused because something is missing or wrong

      Examples:
        | part                    |
        | a signature             |
        | the removed material    |
        | its former address      |
        | a sworn mistake         |
        | a name                  |
        | a postal address        |
        | a phone number          |
        | consent to jurisdiction |

  Rule: The uploader counters a claim, or staff for them, and once

    Background:
      Given Tess files a copyright claim against the provider

    Scenario: Somebody else tries
      When a stranger files a counter-notice
      Then that is refused because the case is closed to them

    Scenario: Tess files it for the provider
      When Tess files a counter-notice
      Then the copyright claim is countered

    Scenario: It is filed twice
      Given the provider files a counter-notice
      When the provider files a counter-notice
      Then that is refused because the claim is past that

    Scenario: The case is restricted
      Given Tess restricts the case
      When the provider files a counter-notice
      Then that is refused because the case is closed to them

  Rule: A closed case is taken up again by a counter-notice, and stays open

    Scenario: The provider answers late
      Given Tess files a copyright claim against the provider
      And Tess moves the case to closed
      When the provider files a counter-notice
      Then the case is investigating
