"""`/_control`: what happens at Stripe without our asking, and what breaks on the way there."""
