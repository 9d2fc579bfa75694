"""A disk that is full: under the database, the logs, nginx's temporary files."""
