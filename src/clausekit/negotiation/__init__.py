"""What surrounds a draft at the table: mandate, brief, proposal sheet, rounds, requests.

Nothing on the drafting path imports this package: a draft cannot hold what it never met.
"""
