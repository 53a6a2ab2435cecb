"""What a session remembers, by key."""

SIGNED_IN_AT = "signed_in_at"
ACTING_AGENCY = "acting_agency"
