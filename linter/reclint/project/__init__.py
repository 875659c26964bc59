"""A project's files: settings, discovery, runs, baseline, fixes written."""
