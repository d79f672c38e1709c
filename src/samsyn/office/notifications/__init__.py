"""Custom notifications (enskilda samtal): planned, given to teams, logged on a phone."""
