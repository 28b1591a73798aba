"""The yardstick: one process of pdfplumber extracting all tables of all files."""

import sys

import pdfplumber

for name in sys.argv[1:]:
    with pdfplumber.open(name) as pdf:
        for page in pdf.pages:
            page.extract_tables()
