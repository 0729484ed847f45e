Feature: Evidence
  People attach files to a case. Each is checked before it counts, and nobody can swap, change or
  delete it afterwards. Tess and Theo work cases, Fay works in finance.

  Background:
    Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
    And a case

  Rule: Whoever the case names can attach files, and so can its agents

    @door
    Scenario Outline: <person> attaches a file
      When <person> sends a picture
      Then Theo can open the file

      Examples:
        | person       |
        | the buyer    |
        | the provider |
        | Tess         |

    Scenario: A stranger attaches a file
      When a stranger sends a picture
      Then that is refused because the case is closed to them

    Scenario: Finance looks at files and attaches none
      Given the buyer sends a picture
      When Fay sends a picture
      Then that is refused because it is not theirs to do
      And Fay can open the file

  Rule: Pictures, films, sounds, documents and plain text can be evidence

    Scenario Outline: <file> can be evidence
      When the buyer sends <file>
      Then Tess can open the file

      Examples:
        | file       |
        | a picture  |
        | a document |
        | a table    |

    Scenario Outline: <file> cannot
      When the buyer sends <file>
      Then that is refused because something is missing or wrong

      Examples:
        | file                                 |
        | a web page                           |
        | a program                            |
        | an archive                           |
        | an empty file                        |
        | a picture that is named as a program |

  Rule: A file is what it was announced to be, and harmless

    @door
    Scenario Outline: The buyer attaches <file>
      When the buyer sends <file>
      Then that is refused because the file is not let in
      And Fay can see 1 of the files
      And the buyer can see 0 of the files

      Examples:
        | file                                  |
        | another picture than was announced    |
        | a web page that is named as a picture |
        | an archive that is named as a picture |
        | a picture that carries malware        |
        | a picture of 3600 megapixels          |

  Rule: A decision can rest on a file

    Background:
      Given Tess moves the case to triage

    Scenario: Nobody attached anything
      When Tess moves the case to decision pending
      Then that is refused because a decision needs evidence

    @door
    Scenario Outline: <person> attached a file
      Given <person> sends a picture
      When Tess moves the case to decision pending
      Then the case is decision pending

      Examples:
        | person    |
        | the buyer |
        | Tess      |

  Rule: Everybody the case names sees what was attached, but for what is for staff alone

    @door
    Scenario: The provider looks at what the buyer attached
      When the buyer sends a picture
      Then the provider can open the file
      And a stranger cannot open the file

    @door
    Scenario: Tess attaches a file for staff alone
      When Tess sends a picture for staff alone
      Then Theo can open the file
      And the buyer cannot open the file
      And the buyer can see 0 of the files

    Scenario: Only staff can keep a file to themselves
      When the buyer sends a picture for staff alone
      Then that is refused because it is not theirs to do

    Scenario Outline: On a restricted case <person> is let in no more
      Given the buyer sends a picture
      When Tess restricts the case
      Then <person> cannot open the file
      And Tess can open the file

      Examples:
        | person    |
        | Theo      |
        | Fay       |
        | the buyer |

  Rule: A file can be hidden, and that there was one stays

    @door
    Scenario Outline: <person> opens a file that Tess hid
      Given the buyer sends a picture
      When Tess hides the file
      Then <person> cannot open the file
      And the buyer can see 1 of the files

      Examples:
        | person    |
        | the buyer |
        | Tess      |

    Scenario: A hidden file is hidden once
      Given the buyer sends a picture
      And Tess hides the file
      When Theo hides the file
      Then that is refused because the file is hidden

    Scenario Outline: <person> hides a file
      Given the buyer sends a picture
      When <person> hides the file
      Then that is refused because it is not theirs to do

      Examples:
        | person    |
        | the buyer |
        | Fay       |
