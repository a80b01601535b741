"""Everything that touches the person's file: database, keys, tables, migrations, backups."""
