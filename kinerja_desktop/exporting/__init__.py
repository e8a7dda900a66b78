"""Lists out: the staff list, its template and the import report as files of spreadsheets."""
