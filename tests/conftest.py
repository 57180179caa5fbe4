"""What all tests share: fast password hashes; nothing else is set apart from what is shipped."""

import pytest
from django.conf import settings


@pytest.fixture(autouse=True, scope="session")
def fast_passwords() -> None:
    """Hash passwords quickly: the slowness of the shipped hash is its own test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
