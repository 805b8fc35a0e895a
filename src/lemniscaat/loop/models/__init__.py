"""The spine's tables, one file per idea."""

from lemniscaat.loop.models.answers import Answer, Commitment
from lemniscaat.loop.models.events import ChainHead, Event, EventText, Layer, Notice
from lemniscaat.loop.models.items import (
    Counter,
    Item,
    ItemManager,
    ItemQuerySet,
    Link,
    Phase,
    Share,
    Station,
)
from lemniscaat.loop.models.publication import Publication, SearchWord
from lemniscaat.loop.models.remarks import Attachment, Remark

__all__ = [
    "Answer",
    "Attachment",
    "ChainHead",
    "Commitment",
    "Counter",
    "Event",
    "EventText",
    "Item",
    "ItemManager",
    "ItemQuerySet",
    "Layer",
    "Link",
    "Notice",
    "Phase",
    "Publication",
    "Remark",
    "SearchWord",
    "Share",
    "Station",
]
