"""A file at rest that opens with a passphrase only: the door to `cryptography`.

Scrypt makes the key and Fernet closes the whole file and proves that it is whole. Their parameters
belong to the format's number and are not read from the file, so that nobody can weaken them there.
"""

from __future__ import annotations

import base64
import os

from clausekit.errors import InputError

MAGIC = b"clausekit-sealed 1\n"
SHORTEST = 10
"""Characters that a passphrase has at least."""
_SALT, _COST, _BLOCK, _PARALLEL, _KEY = 16, 2**16, 8, 1, 32
_WRONG = "The passphrase is wrong, or the file was changed or is not whole."


def is_sealed(content: bytes) -> bool:
    """Return whether the bytes are a file that `seal` made."""
    return content.startswith(b"clausekit-sealed ")


def seal(content: bytes, passphrase: str) -> bytes:
    """Return the content closed with a passphrase.

    Raises:
        InputError: The passphrase is too short.
    """
    from cryptography.fernet import Fernet

    if len(passphrase) < SHORTEST:
        raise InputError(
            "The passphrase is too short.",
            hint=f"Take at least {SHORTEST} characters; several words are easy to keep in mind.",
        )
    salt = os.urandom(_SALT)
    token = Fernet(_key(passphrase, salt)).encrypt(content)
    return MAGIC + base64.urlsafe_b64encode(salt) + b"\n" + token + b"\n"


def unseal(sealed: bytes, passphrase: str, file: str) -> bytes:
    """Return what was closed.

    Raises:
        InputError: The passphrase is wrong, or this is no whole file of this format.
    """
    from cryptography.fernet import Fernet, InvalidToken

    if not sealed.startswith(MAGIC):
        raise InputError(f"“{file}” is not a file that this clausekit can open.")
    salt_line, _, token = sealed[len(MAGIC) :].partition(b"\n")
    try:
        salt = base64.urlsafe_b64decode(salt_line)
        return Fernet(_key(passphrase, salt)).decrypt(token.strip())
    except (InvalidToken, ValueError) as error:
        raise InputError(f"“{file}” does not open.", hint=_WRONG) from error


def _key(passphrase: str, salt: bytes) -> bytes:
    from unicodedata import normalize

    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    # the same words typed on another machine may come in another normal form
    secret = normalize("NFC", passphrase).encode()
    scrypt = Scrypt(salt=salt, length=_KEY, n=_COST, r=_BLOCK, p=_PARALLEL)
    return base64.urlsafe_b64encode(scrypt.derive(secret))
