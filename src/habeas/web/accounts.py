"""Members of the desk, as the command line makes them."""

import secrets

from habeas.vocabulary.ids import ALPHABET
from habeas.web.models import User

GROUPS = 4


def make_password() -> str:
    """Return 80 random bits as four groups of four letters that are not misread."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(GROUPS))


def renew_password(name: str) -> tuple[User, str]:
    """Return the member called `name`, made if need be, and her new password."""
    member, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    password = make_password()
    member.set_password(password)
    member.save()
    return member, password
