Feature: Who sees a case
  The people of a case see how it stands and what was written to them, and nothing more.

  Background:
    Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
    And a case

  Rule: A case is open to the people it names

    Scenario Outline: <person> and somebody's case
      Then <person> <can or cannot> open the case

      Examples:
        | person       | can or cannot |
        | Tess         | can           |
        | Theo         | can           |
        | Fay          | can           |
        | the buyer    | can           |
        | the provider | can           |
        | a stranger   | cannot        |

  Rule: Internal notes are for staff

    @door
    Scenario Outline: <person> reads a case with a message and a note
      Given Tess writes a message
      And Tess writes an internal note
      Then <person> can read <count> of the messages

      Examples:
        | person       | count |
        | Theo         | 2     |
        | the buyer    | 1     |
        | the provider | 1     |

    Scenario: The buyer writes a note
      When the buyer writes an internal note
      Then that is refused because it is not theirs to do

  Rule: Somebody the case does not name writes nothing on it

    Scenario: A stranger writes
      When a stranger writes a message
      Then that is refused because the case is closed to them
