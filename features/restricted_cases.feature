Feature: Restricted cases
  Some cases are nobody's business but the people's who work them. Tess and Theo work cases, Fay works
  in finance.

  Rule: A restricted case is open only to its opener, its owner and its watchers

    Scenario Outline: <person> and a restricted case
      Given Tess opens a case
      When Tess restricts the case
      Then <person> <can or cannot> open the case

      Examples:
        | person     | can or cannot |
        | Tess       | can           |
        | Theo       | cannot        |
        | Fay        | cannot        |
        | the buyer  | cannot        |
        | a stranger | cannot        |

    Scenario: The owner comes in
      Given Tess opens a case
      And Tess restricts the case
      When Tess assigns the case to Theo
      Then Theo can open the case
      And Tess can open the case

    @door
    Scenario: A watcher comes in, and leaves
      Given Tess opens a case
      And Tess restricts the case
      And Tess lets Theo watch the case
      When Tess stops Theo from watching the case
      Then Theo cannot open the case

    Scenario Outline: <watcher> watches the case
      Given Tess opens a case
      And Tess restricts the case
      When Tess lets <watcher> watch the case
      Then <watcher> can open the case

      Examples:
        | watcher   |
        | Theo      |
        | Fay       |
        | the buyer |

    Scenario: Nobody else works on it either
      Given Tess opens a case
      And Tess restricts the case
      When Theo writes an internal note
      Then that is refused because the case is closed to them

  Rule: The restriction can be lifted

    Scenario: Everybody comes in again
      Given Tess opens a case
      And Tess restricts the case
      When Tess lifts the restriction
      Then Theo can open the case
      And Fay can open the case

  Rule: What is illegal or exposes a person is restricted from the start

    Scenario Outline: A case about <subtype>
      Given a policy case about <subtype>
      Then Theo <can or cannot> open the case

      Examples:
        | subtype         | can or cannot |
        | illegal content | cannot        |
        | nsfw leak       | cannot        |
        | doxxing         | cannot        |
        | harassment      | can           |
        | off platform    | can           |
        | hate speech     | can           |
