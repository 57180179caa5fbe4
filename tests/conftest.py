"""What all tests share: fast passwords, properties without a clock, a browser beside the database."""

import os

import hypothesis
import pytest
from django.conf import settings

hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
"""The browser's driver keeps an event loop in this thread; Django would refuse the database beside it."""


@pytest.fixture(autouse=True, scope="session")
def fast_passwords() -> None:
    """Hash passwords quickly: the slowness of the shipped hash is its own test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
