"""The bundled library: articles, the doors of Help now, helplines and their sources, and the loader for them."""
