Feature: Redaction
  What somebody should not have written can be taken out of everybody's sight. That it was written,
  and when, stays. Tess and Theo work cases, Fay works in finance.

  Background:
    Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
    And a case

  Rule: Redacted words are hidden from everybody, whoever wrote them

    @door
    Scenario Outline: <reader> reads a message that was redacted
      Given the buyer writes a message
      When Tess redacts the newest message
      Then <reader> reads a mark in the place of the newest message

      Examples:
        | reader       |
        | the buyer    |
        | the provider |
        | Theo         |
        | Tess         |

    Scenario Outline: The words of <author>
      Given <author> writes a message
      When Tess redacts the newest message
      Then the buyer reads a mark in the place of the newest message

      Examples:
        | author       |
        | the buyer    |
        | the provider |
        | Theo         |

    Scenario: An internal note
      Given Theo writes an internal note
      When Tess redacts the newest message
      Then Theo reads a mark in the place of the newest message

  Rule: Nothing but the words goes

    Scenario: The message is still there
      Given the buyer writes a message
      When Tess redacts the newest message
      Then the buyer can read 1 of the messages

    Scenario: Another message stays as it is
      Given the buyer writes a message
      And Tess redacts the newest message
      When the provider writes a message
      Then the buyer reads the words of the newest message

    Scenario: What was evidence stays evidence
      Given the buyer writes a message
      And Tess moves the case to triage
      And Tess redacts the newest message
      When Tess moves the case to decision pending
      Then the case is decision pending

  Rule: Words are hidden once, and for good

    Scenario: A second time
      Given the buyer writes a message
      And Tess redacts the newest message
      When Theo redacts the newest message
      Then that is refused because its words are hidden already

  Rule: Only those who work cases redact

    Scenario Outline: <person> redacts a message
      Given the buyer writes a message
      When <person> redacts the newest message
      Then that is refused because it is not theirs to do

      Examples:
        | person       |
        | Fay          |
        | the buyer    |
        | the provider |
