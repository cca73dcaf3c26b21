"""The preview over real sockets and in a real browser."""
