"""What all sections of the pages share."""
