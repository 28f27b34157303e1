"""Uncertain dates: a small part of EDTF (ISO 8601-2), read, compared and bounded."""
