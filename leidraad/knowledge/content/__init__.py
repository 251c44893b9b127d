"""Checking the readable files before anybody reads them: from the files alone, without a database."""
