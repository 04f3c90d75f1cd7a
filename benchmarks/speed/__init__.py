"""How fast doclint is, against peers, against the size of what it reads, and on bad inputs."""
