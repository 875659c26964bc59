"""JSON Schemas of Agora Cloud Recording request bodies: data files, read with importlib.resources."""
