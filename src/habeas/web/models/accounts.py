"""Who works at the desk."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A member of the group; `language` is the one her pages are in."""

    language = models.CharField(max_length=8, default="en")

    class Meta:
        app_label = "habeas"
