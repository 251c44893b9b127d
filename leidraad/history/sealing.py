"""Sealed values: readable with our keys alone, and gone when a subject's own key is destroyed."""

import hashlib
import hmac
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class CannotOpen(Exception):
    """The value was sealed with a key that is not among ours, or is damaged."""


@cache
def _keys(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def seal(text: str) -> str:
    """Encrypt with the first of the municipality's keys (AES-128-CBC with HMAC, Fernet)."""
    return _keys(tuple(settings.SEALING_KEYS)).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Decrypt with any of the municipality's keys. Raises CannotOpen."""
    try:
        return _keys(tuple(settings.SEALING_KEYS)).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise CannotOpen from None


def keyed_hash(text: str, *, purpose: str) -> str:
    """A fingerprint to look a value up by, useless without our key (HMAC-SHA-256, hex)."""
    message = f"{purpose}\0{text}".encode()
    return hmac.new(settings.LOOKUP_KEY.encode(), message, hashlib.sha256).hexdigest()
