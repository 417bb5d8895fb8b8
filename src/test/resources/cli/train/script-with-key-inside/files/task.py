"""Signs."""

KEY = """-----BEGIN PRIVATE KEY-----
CANARY
"""
