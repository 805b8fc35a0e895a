"""The spine: items, links, events, answers, commitments. Knows no room."""
