"""Pages of clients, their families and merchants: neutral, phone first, with a sign-in of their own."""
