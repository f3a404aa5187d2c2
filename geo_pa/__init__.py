"""Steer Dutch social-housing agreements on a map."""
