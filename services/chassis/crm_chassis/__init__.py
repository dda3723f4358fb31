"""What every Firsthand service stands on; it knows no service."""
