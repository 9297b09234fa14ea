"""What is made for the project to work with: content for tests, the lock, words, a local site."""
