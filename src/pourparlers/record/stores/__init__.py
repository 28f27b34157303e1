"""Where ledgers are kept: one contract, in memory and in a SQLite file. Opened by `service` alone."""
