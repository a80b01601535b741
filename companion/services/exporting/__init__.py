"""Everything taken out for reading: a folder of Markdown, a page for a browser, a folder of tables."""
