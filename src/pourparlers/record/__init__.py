"""The record: one log, one ledger and one hash chain for each audience; verified by anyone who has a copy.

Every module is one idea:

- `envelope`: what an event is on the record, and the one encoding that it has.
- `merkle`: the root of a ledger (RFC 6962) and the proof that one event is in it.
- `ledgers`: the order in which a reader takes several ledgers, and the check of all that they claim.
- `doors`: who reads which ledger, as arrows from the narrower to the wider.
- `stores`: where ledgers are kept; opened by `service` alone.

What an event says is not known here (`talks.events`).
"""
