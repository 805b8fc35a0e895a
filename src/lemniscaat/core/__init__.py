"""Abstract foundations: errors, text, dates, terms, codes. Knows no domain."""
