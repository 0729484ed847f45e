Feature: Case statuses
  A case moves from new to closed through few, known steps. Whoever it concerns reads how it stands
  in words of their own.

  Rule: A case moves one known step at a time

    Scenario Outline: From <from> to <to>
      Given a case that is <from>
      When Tess moves the case to <to>
      Then the case is <to>

      Examples:
        | from                  | to                    |
        | new                   | triage                |
        | new                   | investigating         |
        | new                   | awaiting the customer |
        | new                   | closed                |
        | triage                | investigating         |
        | triage                | awaiting the customer |
        | triage                | decision pending      |
        | triage                | closed                |
        | investigating         | triage                |
        | investigating         | awaiting the customer |
        | investigating         | decision pending      |
        | awaiting the customer | investigating         |
        | awaiting the customer | decision pending      |
        | awaiting the customer | closed                |
        | decision pending      | investigating         |
        | decision pending      | awaiting the customer |
        | resolved              | investigating         |
        | resolved              | closed                |
        | closed                | investigating         |

    Scenario Outline: Not from <from> to <to>
      Given a case that is <from>
      When Tess moves the case to <to>
      Then that is refused because a case cannot move that way

      Examples:
        | from                  | to                    |
        | new                   | new                   |
        | new                   | decision pending      |
        | new                   | resolved              |
        | triage                | new                   |
        | triage                | triage                |
        | triage                | resolved              |
        | investigating         | new                   |
        | investigating         | investigating         |
        | investigating         | resolved              |
        | investigating         | closed                |
        | awaiting the customer | new                   |
        | awaiting the customer | triage                |
        | awaiting the customer | awaiting the customer |
        | awaiting the customer | resolved              |
        | decision pending      | new                   |
        | decision pending      | triage                |
        | decision pending      | decision pending      |
        | decision pending      | closed                |
        | resolved              | new                   |
        | resolved              | triage                |
        | resolved              | awaiting the customer |
        | resolved              | decision pending      |
        | resolved              | resolved              |
        | closed                | new                   |
        | closed                | triage                |
        | closed                | awaiting the customer |
        | closed                | decision pending      |
        | closed                | resolved              |
        | closed                | closed                |

    Scenario: A case that waits can wait for somebody else
      Given a case that is awaiting the customer
      When Tess moves the case to awaiting the seller
      Then the case is awaiting the seller

  Rule: An answer of those a case waits for takes it up again

    Scenario Outline: <person> writes on a case that is <status>
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case that is <status>
      When <person> writes a message
      Then the case is <afterwards>

      Examples:
        | status                | person       | afterwards            |
        | awaiting the customer | the buyer    | investigating         |
        | awaiting the customer | the provider | awaiting the customer |
        | awaiting the customer | Tess         | awaiting the customer |
        | awaiting the seller   | the provider | investigating         |
        | awaiting the seller   | the buyer    | awaiting the seller   |
        | new                   | the buyer    | new                   |

  Rule: A decision needs evidence, except on product cases

    Background:
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00

    Scenario: Nothing is known yet
      Given a case
      And Tess moves the case to triage
      When Tess moves the case to decision pending
      Then that is refused because a decision needs evidence

    Scenario Outline: <person> writes a message
      Given a case
      And Tess moves the case to triage
      And <person> writes a message
      When Tess moves the case to decision pending
      Then the case is decision pending

      Examples:
        | person       |
        | the buyer    |
        | the provider |

    Scenario Outline: What staff write is no evidence: <what>
      Given a case
      And Tess moves the case to triage
      And Tess writes <what>
      When Tess moves the case to decision pending
      Then that is refused because a decision needs evidence

      Examples:
        | what             |
        | a message        |
        | an internal note |

    Scenario: A product case
      Given a product case
      And Tess moves the case to triage
      When Tess moves the case to decision pending
      Then the case is decision pending

  Rule: A resolved case says what it came to

    Scenario: Nobody says what it came to
      Given a case that is decision pending
      When Tess moves the case to resolved
      Then that is refused because something is missing or wrong

    Scenario: A denial needs a reason
      Given a case that is decision pending
      When Tess resolves the case as denied
      Then that is refused because something is missing or wrong

    Scenario: A denial with its reason
      Given a case that is decision pending
      When Tess resolves the case as denied and says why
      Then it came to denied
      And the buyer reads that it is denied

    Scenario: Without a refund it did not come to one
      Given a case that is decision pending
      When Tess resolves the case as refunded
      Then that is refused because something is missing or wrong

    @door
    Scenario: A refund says it all
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case that is decision pending
      And Fay refunds $50.00
      When Tess moves the case to resolved
      Then it came to refunded

  Rule: No case is closed while a refund waits

    Background:
      Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
      And a case
      And Fay refunds $119.08

    Scenario: A refund waits for a second person
      When Tess moves the case to closed
      Then that is refused because a case cannot move that way

    Scenario: The refund was rejected
      Given Finn rejects the refund
      When Tess moves the case to closed
      Then the case is closed

  Rule: A closed case can be appealed within thirty days

    Background:
      Given it is 2026-12-01 at 12:00
      And a case that is closed

    Scenario: On the last day
      Given it is 2026-12-31 at 12:00:00
      When Tess moves the case to investigating
      Then the case is investigating
      And the buyer reads that it is escalated

    Scenario: A second too late
      Given it is 2026-12-31 at 12:00:01
      When Tess moves the case to investigating
      Then that is refused because a case cannot move that way

  Rule: A decision can be appealed once

    Background:
      Given a case that is closed
      And Tess moves the case to investigating

    Scenario: The case is closed again without a new decision
      Given Tess moves the case to awaiting the customer
      And Tess moves the case to closed
      When Tess moves the case to investigating
      Then that is refused because a case cannot move that way

    Scenario: A new decision can be appealed again
      Given Tess moves the case to decision pending
      And Tess resolves the case as denied and says why
      And Tess moves the case to closed
      When Tess moves the case to investigating
      Then the buyer reads that it is escalated

  Rule: The people of a case read how it stands in plain words

    Scenario Outline: A case that is <status>
      Given a case that is <status>
      Then the buyer reads that it is <words>

      Examples:
        | status                | words             |
        | new                   | open              |
        | triage                | open              |
        | investigating         | investigating     |
        | awaiting the customer | awaiting customer |
        | awaiting the seller   | awaiting seller   |
        | decision pending      | decision pending  |
        | resolved              | closed            |
        | closed                | closed            |

    Scenario Outline: A case that is <status> is escalated
      Given a case that is <status>
      When Tess escalates the case
      Then the buyer reads that it is <words>

      Examples:
        | status                | words             |
        | new                   | escalated         |
        | investigating         | escalated         |
        | decision pending      | escalated         |
        | awaiting the customer | awaiting customer |
