"""The fingerprint of what a plan says."""

import hashlib
import json
from typing import Any


def content_hash(content: dict[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of plain values, however they are ordered."""
    text = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(text.encode()).hexdigest()
