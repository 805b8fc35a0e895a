"""Cases for who works on them."""
