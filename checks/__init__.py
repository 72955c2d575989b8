"""The checks that come with dbcare, one module each."""
