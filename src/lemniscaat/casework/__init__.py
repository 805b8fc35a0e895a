"""Cases: questions that were taken up, on an approach."""
