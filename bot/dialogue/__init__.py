"""The talk about a film: what a person says or presses goes in, what there is to show comes out. Knows no Chainlit."""
