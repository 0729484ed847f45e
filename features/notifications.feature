Feature: Notifications
  The people of a case hear what they may see, and nobody hears what they did themselves.

  Background:
    Given a talent booking of $119.08 that starts on 2026-12-05 at 18:00
    And the buyer cancels on 2026-12-01 at 10:00

  Rule: Both sides of the order hear of its case

    Scenario Outline: A case is opened, and <person> hears of it
      When Tess opens a case
      Then <person> has been told that the case was opened

      Examples:
        | person       |
        | the buyer    |
        | the provider |

    Scenario: What staff write is news
      Given a case
      When Tess writes a message
      Then the buyer has been told that there is news on the case

    Scenario: A note is for staff alone
      Given a case
      When Tess writes an internal note
      Then the buyer has not been told that there is news on the case

    Scenario: Money that came through is for the buyer
      Given a case
      When Fay refunds $50.00
      Then the buyer has been told that the refund came through
      And the provider has not been told that the refund came through

  Rule: Nobody is told what they did themselves

    Scenario: An answer is told to those who look after the case
      Given a case
      And Tess assigns the case to Theo
      When the buyer writes a message
      Then Theo has been told that somebody answered
      And the buyer has not been told that somebody answered

    Scenario: Tess opened the case
      When Tess opens a case
      Then Tess has not been told that the case was opened

  Rule: A restricted case is told only to those it names

    Scenario: A case is restricted, and the order's people hear no more of it
      Given a case
      And Tess restricts the case
      When Tess writes a message
      Then the buyer has not been told that there is news on the case
      And the provider has not been told that there is news on the case

    Scenario: A watcher of a restricted case hears of it
      Given a case
      And Tess lets Theo watch the case
      And Tess restricts the case
      When Tess writes a message
      Then Theo has been told that there is news on the case
