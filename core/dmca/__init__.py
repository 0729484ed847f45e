"""Copyright claims from the sworn notice to their end (domain.md, *DMCA*; 17 U.S.C. 512)."""
