"""`python -m doclint`: the command line."""

from doclint.cli import main

main()
