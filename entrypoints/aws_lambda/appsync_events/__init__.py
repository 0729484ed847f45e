"""What AppSync sends a direct resolver, and what it is answered (ecosystem.md, *Facts*)."""
