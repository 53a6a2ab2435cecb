"""The fingerprint of what a plan says."""

from core.hashing import content_hash


__all__ = ["content_hash"]
