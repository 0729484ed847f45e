"""Chargebacks from the notice to the network's decision."""
