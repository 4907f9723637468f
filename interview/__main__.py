"""Lets `python -m interview` be the program `roadworthy`."""

from interview.cli import main

if __name__ == "__main__":
    main()
