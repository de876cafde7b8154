"""The film as a storyboard, for paper and for the browser."""
