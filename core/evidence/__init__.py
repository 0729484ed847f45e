"""Files that people attach to a case (domain.md, *Messages, evidence, timeline*)."""
