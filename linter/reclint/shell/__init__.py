"""How shell scripts are read: words, here-documents, variables, functions and their calls."""
