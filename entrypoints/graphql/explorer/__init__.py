"""GraphiQL for the demo, served from here: it works without a network."""
