"""Values and readers that tests of several floors share."""
