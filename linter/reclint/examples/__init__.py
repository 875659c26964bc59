"""What people read about rules, fields and requests."""
