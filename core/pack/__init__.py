"""What a case's pack holds, document by document (domain.md, *Chargeback*, evidence pack)."""
