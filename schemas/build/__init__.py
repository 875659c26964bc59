"""What makes the published schemas, the check schema, the gate, the facts and the field reference from the spec."""
