"""Working days by the State Council's arrangements, and when to remind (工作日与提醒)."""
