"""Random identifiers: they carry no meaning, no time and no order of arrival."""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 in lower case: no i, l, o or u to misread."""

LENGTH = 20


def new_id() -> str:
    """Return 100 random bits as 20 characters; two of a billion ids collide with p < 1e-12."""
    bits = int.from_bytes(secrets.token_bytes(13), "big")
    return "".join(ALPHABET[(bits >> (5 * place)) & 31] for place in range(LENGTH))
