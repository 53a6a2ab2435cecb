"""The fingerprint of what a record or a document says."""

import hashlib
import json
from typing import Any


def canonical(content: dict[str, Any]) -> str:
    """Return plain values as one JSON text, however they were ordered."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def content_hash(content: dict[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of plain values, however they are ordered."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()
