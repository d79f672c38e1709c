"""What the demo's weekly reviews decided and noted. Invented; names nobody."""

from typing import Final

from samsyn.vocabulary.rooms import AgencyKind

# Who answers, and what was decided. Taken in turn, week after week.
DECISIONS: Final[tuple[tuple[AgencyKind, str], ...]] = (
    (AgencyKind.POLICE, "Synliga patruller kring torget fredag och lördag kväll"),
    (AgencyKind.PROBATION, "Ta upp budskapet med alla klienter som rör gruppen"),
    (AgencyKind.MUNICIPALITY, "Fältarbetarna är kvar till midnatt hela helgen"),
    (AgencyKind.SOCIAL_SERVICES, "Hjälptelefonens kort till skolorna i området"),
    (AgencyKind.POLICE, "Gå igenom grupplistan med områdespoliserna"),
    (AgencyKind.MUNICIPALITY, "Träffa föreningarna om vad som hänt och vad vi gör"),
    (AgencyKind.PROBATION, "Planera mötet vid frigivningen nästa månad"),
    (AgencyKind.POLICE, "Skriv underlag till beslut om ökat fokus"),
)
MOVED: Final = "Den som skulle göra det var sjuk"
NOT_DONE: Final = "Behövs inte längre: läget har lugnat sig"
MARKS: Final = ("", "Vittnen hörda, kopplingen är svag", "", "", "Sprids i ledet till helgen")
DISSENT: Final = ("Frivården", "Vi ville vänta en vecka med beslutet och först höra klienterna.")
GUESTS: Final = ("Bostadsbolaget", "Grannstödet")
