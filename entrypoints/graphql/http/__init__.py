"""The HTTP face: what is accepted, and how it is answered."""
