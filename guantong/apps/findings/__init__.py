"""Findings (汇办、问落实): a question becomes a matter that is handed over, put right, verified, closed and looked back on."""
