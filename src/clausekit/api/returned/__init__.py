"""What came back from the other side: read, mapped to our provisions, judged, reported."""
