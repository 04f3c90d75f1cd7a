"""Speed and accuracy, measured so that anyone can repeat it."""
