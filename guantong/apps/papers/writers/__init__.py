"""One content, three files: docx for the office's own system, PDF for reading and paper, xlsx for ledgers (公文文件)."""
