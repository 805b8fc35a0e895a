"""The web server: gunicorn with threads, and beside it the work that no visitor asks for."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from lemniscaat.web.ticking import keep_ticking

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.handlers.wsgi import WSGIHandler

SECONDS_TO_FINISH = 30


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn, told everything from our settings and nothing from its own files."""

    def __init__(self, bind: str, ready: Callable[[], None]) -> None:
        self.bind, self.ready = bind, ready
        self.stop = Event()
        self.ticker = Thread(target=keep_ticking, args=[self.stop], daemon=True)
        super().__init__()

    def load_config(self) -> None:
        """Called by gunicorn."""
        told: dict[str, Any] = {
            "bind": self.bind,
            "worker_class": "gthread",
            "workers": settings.WORKERS,
            "threads": settings.THREADS,
            "preload_app": True,
            "loglevel": "warning",
            "graceful_timeout": SECONDS_TO_FINISH,
            # Our own proxies say whether the visitor came over https.
            "forwarded_allow_ips": "*" if settings.TRUSTED_PROXIES else "127.0.0.1,::1",
            "when_ready": lambda _server: self.ready(),
            "post_worker_init": lambda _worker: self.ticker.start(),
            "worker_exit": lambda _server, _worker: self._finish(),
        }
        for name, value in told.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """Called by gunicorn, once, before it makes its workers."""
        return get_wsgi_application()

    def _finish(self) -> None:
        self.stop.set()
        if self.ticker.is_alive():
            self.ticker.join(timeout=SECONDS_TO_FINISH)


def serve(bind: str, ready: Callable[[], None]) -> None:
    """Serve until told to stop; `ready` is called as soon as the door is open."""
    # A connection that two processes share breaks for both.
    connections.close_all()
    Server(bind, ready).run()
