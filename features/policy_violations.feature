Feature: Policy violations
  Whoever breaks the rules is warned, then suspended, then removed. Each decision can be appealed once,
  and somebody else reviews it. What was overturned does not count.

  Background:
    Given it is 2026-12-01 at 12:00
    And a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
    And a policy case about harassment
    And the buyer writes a message

  Rule: Sanctions follow one another

    Scenario: The first violation
      When Tess decides that the provider broke the rules
      Then what follows is a warning

    Scenario: The second violation
      Given Tess decides that the provider broke the rules
      And a policy case about harassment
      And the buyer writes a message
      When Tess decides that the provider broke the rules
      Then what follows is a suspension

    Scenario: Staff may go higher
      When Tess decides on a removal of the provider
      Then what follows is a removal

    Scenario: Staff may not go lower
      Given Tess decides on a removal of the provider
      And a policy case about harassment
      And the buyer writes a message
      When Tess decides on a suspension of the provider
      Then that is refused because something is missing or wrong

    Scenario: What was overturned does not count
      Given Tess decides that the provider broke the rules
      And the provider appeals against the decision
      And Theo overturns the decision
      When Tess decides that the provider broke the rules
      Then what follows is a warning

  Rule: A decision needs evidence, a policy case and happens once a case

    Scenario: Nobody told anything
      Given a policy case about harassment
      When Tess decides that the provider broke the rules
      Then that is refused because a decision needs evidence

    Scenario: The case is about something else
      Given a case
      When Tess decides that the provider broke the rules
      Then that is refused because a case cannot move that way

    Scenario: It was decided already
      Given Tess decides that the provider broke the rules
      When Theo decides that the provider broke the rules
      Then that is refused because a case cannot move that way

  Rule: Each decision is appealed once, by the person or for them

    Background:
      Given Tess decides that the provider broke the rules

    @door
    Scenario: The provider appeals
      When the provider appeals against the decision
      Then the decision is appealed
      And the case reads as escalated

    Scenario: Theo appeals for the provider
      When Theo appeals against the decision
      Then the decision is appealed

    Scenario: Somebody else appeals
      When the buyer appeals against the decision
      Then that is refused because the case is closed to them

    Scenario: It was upheld
      Given the provider appeals against the decision
      And Theo upholds the decision
      When the provider appeals against the decision
      Then that is refused because it was appealed already

    Scenario Outline: An appeal on <moment>
      Given it is <moment>
      When the provider appeals against the decision
      Then the decision is appealed

      Examples:
        | moment                 |
        | 2026-12-01 at 12:00:01 |
        | 2026-12-31 at 12:00:00 |

    Scenario: An appeal after 30 days
      Given it is 2026-12-31 at 12:00:01
      When the provider appeals against the decision
      Then that is refused because it is too late

  Rule: Somebody other than who decided reviews the appeal, once

    Background:
      Given Tess decides that the provider broke the rules

    Scenario: Tess reviews her own decision
      Given the provider appeals against the decision
      When Tess upholds the decision
      Then that is refused because nobody reviews their own decision

    @door
    Scenario: Theo upholds it
      Given the provider appeals against the decision
      When Theo upholds the decision
      Then the decision is upheld

    Scenario: It is reviewed twice
      Given the provider appeals against the decision
      And Theo upholds the decision
      When Theo overturns the decision
      Then that is refused because no appeal waits

    Scenario: Nobody appealed
      When Theo overturns the decision
      Then that is refused because no appeal waits
