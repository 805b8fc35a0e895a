"""The site's secret key where the environment gives none: made once, kept beside the data."""

import secrets
from contextlib import suppress
from pathlib import Path


def kept_secret(folder: Path) -> str:
    """The key in this folder; the first call makes it, readable by its owner only."""
    path = folder / "secret-key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"secret-key-{secrets.token_hex(4)}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        # Of two processes that start together one name wins, and nobody reads half a key.
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text()
