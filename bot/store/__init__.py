"""All the SQL of the house: a database, and functions that take a connection and give frozen records."""
