"""Pictures of the canvas that a composite recording shows."""
