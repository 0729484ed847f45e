"""A specification that somebody just wrote, right in places and wrong in others."""

import re

from tests.features.folder import FEATURES

_LESSON = re.compile(r"```gherkin\n(.*?)```", re.DOTALL)
WRITTEN = """\
Feature: A new rule
  Rule: Half goes back two days before

    @my-own-tag
    Scenario: Half is right
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case
      When the buyer cancels on 2026-12-03 at 18:00
      Then policy gives back $649.50

    Scenario: Wrong about the amount
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case
      When the buyer cancels on 2026-12-03 at 18:00
      Then policy gives back $649.51

    Scenario: Forgot that it is refused
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case
      When Fay refunds $1,190.76

    Scenario: Forgot the case
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      When Fay refunds $1.00

    Scenario: An amount nobody pays
      Given a talent booking of $1,190.21 that starts on 2026-12-05 at 18:00

    Scenario: A sentence nobody knows
      When the buyer changes their mind on 2026-12-03 at 18:00
"""


def lesson_of_the_readme() -> str:
    """The example that features/README.md teaches with."""
    (lesson,) = _LESSON.findall((FEATURES / "README.md").read_text(encoding="utf-8"))
    return str(lesson)
