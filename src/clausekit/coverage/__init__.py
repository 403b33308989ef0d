"""What an agreement gives of what a movement demands."""
