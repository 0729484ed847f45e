"""Where the payment processor tells us what happened."""
