"""The outbox page: everyone in a demonstration reads there what went out."""

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from pytest_django import Settings


@pytest.fixture(autouse=True)
def no_mail_server(demonstration: Settings) -> None:
    demonstration.EMAIL_BACKEND = "lemniscaat.web.mail.outbox.OutboxBackend"


def test_a_message_can_be_read_and_its_links_work(client: Client) -> None:
    EmailMessage("Ontvangen", "Kijk op http://localhost/volgen/", to=["anna@b.example"]).send()
    page = client.get(reverse("outbox")).content.decode()
    assert "<h2>Ontvangen</h2>" in page
    assert "anna@b.example" in page
    assert '<a href="http://localhost/volgen/"' in page


def test_hostile_text_is_shown_and_not_run(client: Client) -> None:
    evil = """<script>alert(1)</script> http://x.example/?a="onmouseover=1"""
    EmailMessage(evil, evil, to=["a@b.example"]).send()
    page = client.get(reverse("outbox")).content.decode()
    assert "<script" not in page
    assert '"onmouseover' not in page
    assert "&lt;script&gt;" in page


def test_an_empty_outbox_says_so(client: Client) -> None:
    assert 'class="empty"' in client.get(reverse("outbox")).content.decode()
