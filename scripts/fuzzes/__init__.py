"""Cases for `scripts/fuzz`, and what runs them."""
