"""What the commands of the command line do; none of them loads Qt."""
