"""How near to the start a request came, and what that gives back."""
