"""The tagger's training texts, its trainer and its evaluation."""
