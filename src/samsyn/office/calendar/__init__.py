"""What is to be done by when, over call-ins and talks: as a page, a calendar feed, a reminder.

A feed and a reminder leave the house, so they hold no person, no group and no place.
"""
