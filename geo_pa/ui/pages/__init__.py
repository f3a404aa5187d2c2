"""The pages that are about no single question: what each shows, in order."""
