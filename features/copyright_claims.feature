Feature: Copyright claims
  Whoever swears that content infringes their copyright has it hidden at once, and its uploader is told.
  A notice that lacks what the law wants of it (17 U.S.C. 512(c)(3)) takes nothing down.

  Background:
    Given it is 2026-12-01 at 12:00

  Rule: Content is hidden at once, and stays so until something else is decided

    @door
    Scenario: Tess files a claim
      When Tess files a copyright claim against the provider
      Then the content is hidden
      And the copyright claim is in force

    Scenario: Nobody counters it
      Given Tess files a copyright claim against the provider
      When Tess closes the copyright claim
      Then the copyright claim is closed
      And the content is hidden

    Scenario Outline: <person> does not work cases
      When <person> files a copyright claim against the provider
      Then that is refused because it is not theirs to do

      Examples:
        | person       |
        | Fay          |
        | the provider |

  Rule: What the law wants of a notice is in it

    Scenario Outline: A notice without <part>
      When Tess files a copyright claim without <part>
      Then that is refused because something is missing or wrong

      Examples:
        | part                        |
        | the claimant's name         |
        | the claimant's address      |
        | the claimant's phone number |
        | the claimant's e-mail       |
        | the claimant's signature    |
        | the work                    |
        | an address of the content   |
        | good faith                  |
        | the penalty of perjury      |

  Rule: What nobody takes is sent again until somebody does

    Background:
      Given nobody takes orders about content
      And Tess files a copyright claim against the provider

    Scenario Outline: Whoever serves content is away until <moment>
      Given it is <moment>
      When orders about content are taken again
      And the Support Center sweeps
      Then the copyright claim is <fate>

      Examples:
        | moment                 | fate     |
        | 2026-12-01 at 12:04:59 | received |
        | 2026-12-01 at 12:05:00 | in force |

  Rule: A claimant may take a claim back, and the content is visible at once

    @door
    Scenario: The claim is taken back
      Given Tess files a copyright claim against the provider
      When Tess withdraws the copyright claim
      Then the content is visible
      And the copyright claim is over

    Scenario: The claim is taken back although the uploader countered it
      Given Tess files a copyright claim against the provider
      And the provider files a counter-notice
      When Tess withdraws the copyright claim
      Then the content is visible

    Scenario: The claim is taken back after the claimant went to court
      Given Tess files a copyright claim against the provider
      And the provider files a counter-notice
      And Tess reports that the claimant went to court
      When Tess withdraws the copyright claim
      Then the content is visible

  Rule: Content that two claims are about stays hidden while one of them stands

    Scenario: One of two claims is taken back
      Given Tess files a copyright claim against the provider
      And Tess files a copyright claim against the provider
      When Tess withdraws the copyright claim
      Then the content is hidden

  Rule: The payout of an order that a claim is about is held back

    Scenario: A claim about an order
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And Tess files a copyright claim on the order
      When Fay holds back $0.01
      Then that is refused because it is more than is left of the payout

  Rule: A case is not closed while content is on its way

    Scenario: Nobody has hidden it yet
      Given nobody takes orders about content
      And Tess files a copyright claim against the provider
      When Tess moves the case to closed
      Then that is refused because a case cannot move that way
