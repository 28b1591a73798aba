"""The money of fictional 明湖区 in motion: source files as a finance bureau hands them over, and labels apart (资金流水)."""
