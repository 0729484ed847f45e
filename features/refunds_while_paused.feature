Feature: Refunds while paused
  Finance can stop all refunds at once, for instance while something looks wrong. Nothing is lost:
  what is asked for meanwhile waits.

  Background:
    Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
    And the buyer cancels on 2026-12-01 at 10:00
    And a case

  Rule: While refunds are paused, what policy gives waits for the end of the pause

    Scenario: A refund during the pause
      Given Finn pauses all refunds
      When Fay refunds $108.25
      Then the refund is waiting for the end of the pause

    @door
    Scenario: The pause ends
      Given Finn pauses all refunds
      And Fay refunds $108.25
      When Finn resumes refunds
      Then the refund is paid back

    Scenario: The pause lasts longer than a proposal
      Given Finn pauses all refunds
      And Fay refunds $108.25
      And it is 8 days later
      When the Support Center sweeps
      Then the refund is waiting for the end of the pause

  Rule: The end of a pause replaces no second person

    Scenario: The pause ends for a refund above policy
      Given Finn pauses all refunds
      And Fay refunds $119.08
      When Finn resumes refunds
      Then the refund is waiting for a second person

  Rule: While refunds are paused, nobody lets one go

    Scenario: A second person approves during the pause
      Given Fay refunds $119.08
      And Finn pauses all refunds
      When Finn approves the refund
      Then that is refused because refunds are paused

    Scenario: A second person rejects during the pause
      Given Fay refunds $119.08
      And Finn pauses all refunds
      When Finn rejects the refund
      Then the refund is rejected

  Rule: Only finance pauses and resumes

    Scenario: An agent pauses refunds
      When Tess pauses all refunds
      Then that is refused because it is not theirs to do

    Scenario: An agent resumes refunds
      Given Finn pauses all refunds
      When Tess resumes refunds
      Then that is refused because it is not theirs to do
