"""How every kind of no reaches the client: with code, message, hint and correlation id."""
