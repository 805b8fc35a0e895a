"""Mail: its texts, its sending and the outbox of a demonstration."""
