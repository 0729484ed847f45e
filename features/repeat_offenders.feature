Feature: Repeat offenders
  Claims that stand count against whoever uploaded the content; with the third they are a repeat
  offender, and the case is escalated. What was countered, restored or taken back does not count.

  Rule: The third claim that stands makes a repeat offender

    Background:
      Given Tess files a copyright claim against the provider

    Scenario: Two claims
      When Tess files a copyright claim against the provider
      Then the provider is no repeat offender
      And 2 upheld claims count against the provider

    Scenario: Three claims
      Given Tess files a copyright claim against the provider
      When Tess files a copyright claim against the provider
      Then the provider is a repeat offender
      And 3 upheld claims count against the provider
      And the case reads as escalated

  Rule: A claim that was countered or taken back does not count

    Scenario: The first was taken back
      Given Tess files a copyright claim against the provider
      And Tess withdraws the copyright claim
      And Tess files a copyright claim against the provider
      When Tess files a copyright claim against the provider
      Then the provider is no repeat offender

    Scenario: The second is countered
      Given Tess files a copyright claim against the provider
      And Tess files a copyright claim against the provider
      And the provider files a counter-notice
      When Tess files a copyright claim against the provider
      Then 2 upheld claims count against the provider

    Scenario: A court keeps it down
      Given Tess files a copyright claim against the provider
      And the provider files a counter-notice
      When Tess reports that the claimant went to court
      Then 1 upheld claims count against the provider
