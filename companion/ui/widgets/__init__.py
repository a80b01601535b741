"""Parts every screen is built from. They paint themselves from the theme; there is no style sheet."""
