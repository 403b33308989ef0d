"""Hash functions that a draft needs, without the cryptographic library of the system.

`hashlib` loads OpenSSL, 2 to 3 ms at every start, for functions that Python brings itself. It takes
them from the same modules where OpenSSL is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256, shake_256
else:
    try:
        from _blake2 import blake2b
        from _sha3 import shake_256

        try:
            from _sha2 import sha256
        except ImportError:  # Python 3.11
            from _sha256 import sha256
    except ImportError:
        from hashlib import blake2b, sha256, shake_256

__all__ = ["blake2b", "sha256", "shake_256"]
