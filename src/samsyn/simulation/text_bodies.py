"""Words of the invented library, in Swedish and English."""

from dataclasses import dataclass
from typing import Final

from samsyn.vocabulary.fixed_texts import SHIPPED
from samsyn.vocabulary.messages import MessageKind

ENGLISH: Final = {
    "Vi vill inte att du ska dö.": "We do not want you to die.",
    "Vi vill inte att du ska döda.": "We do not want you to kill.",
    "Om våldet fortsätter får det kännbara konsekvenser.": (
        "If the violence goes on, it will have consequences that you feel."
    ),
    "Vi vill att du tar emot den hjälp vi erbjuder.": "We want you to take the help we offer.",
}
ARABIC: Final = {
    "Vi vill inte att du ska dö.": "لا نريد أن تموت.",
    "Vi vill inte att du ska döda.": "لا نريد أن تقتل.",
    "Om våldet fortsätter får det kännbara konsekvenser.": (
        "إذا استمر العنف فستكون له عواقب ملموسة."
    ),
    "Vi vill att du tar emot den hjälp vi erbjuder.": "نريد أن تقبل المساعدة التي نقدمها.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One text in both languages; `earlier` is how the Swedish one was worded before."""

    kind: MessageKind
    name: str
    text: str
    english: str
    heading: str = ""
    english_heading: str = ""
    earlier: str = ""
    kept_because: str = ""  # against the advice on plain language
    english_waits: bool = False  # for approval
    ends_soon: bool = False


_PROMISE = Body(
    kind=MessageKind.GROUP_PROMISE,
    name="Löfte till grupper",
    text=(
        "Det här gäller {grupp} från och med nu.\n\n"
        "Om någon i gruppen skjuter eller spränger följer vi upp hela gruppen.\n\n"
        "Den som vill lämna får hjälp, vad som än händer. Ring {telefon}."
    ),
    english=(
        "This holds for {grupp} from now on.\n\n"
        "If anyone in the group shoots or sets off a bomb, we follow up the whole group.\n\n"
        "Anyone who wants to leave gets help, whatever happens. Call {telefon}."
    ),
)
_BRIEF = Body(
    kind=MessageKind.TALK_BRIEF,
    name="Enskilt samtal",
    text=(
        "Säg vilka ni är och varför ni kommer.\n\n"
        "Säg budskapet ord för ord. Lägg inget till.\n\n$message\n\n"
        "Berätta om hjälpen och ge kortet. Numret är {telefon}.\n\n"
        "Lyssna. Lova bara det som står här.\n\n"
        "Fråga om ni får ringa igen. Tacka och gå."
    ),
    english=(
        "Say who you are and why you come.\n\n"
        "Say the message word for word. Add nothing.\n\n$message_in_english\n\n"
        "Tell about the help and give the card. The number is {telefon}.\n\n"
        "Listen. Promise only what stands here.\n\n"
        "Ask if you may get in touch again. Say thank you and leave."
    ),
    earlier=(
        "Säg vilka ni är och varför ni kommer.\n\n"
        "Säg budskapet. Lägg inget till.\n\n$message\n\n"
        "Berätta om hjälpen och ge kortet. Numret är {telefon}."
    ),
)
_INVITATION = Body(
    kind=MessageKind.INVITATION,
    name="Inbjudan till call-in",
    heading="Du är inbjuden till ett möte {dag}",
    kept_because="Vi säger inte vem som gjorde det.",
    text=(
        "Hej {namn}!\n\n"
        "Vi vill att du kommer till {plats} {dag} klockan {tid}. Mötet tar en timme. "
        "Efteråt bjuder vi på mat.\n\n"
        "Vi ber dig komma för att vi är oroliga. Människor som du känner har skadats och dött. "
        "Vi vill att det slutar.\n\n"
        "Vi vill prata med dig. Vi griper ingen på mötet och håller inga förhör. "
        "Du får ta med en vuxen som du litar på. {resa}\n\n"
        "Vill du prata med någon redan nu? Ring eller sms:a {telefon}. "
        "Du pratar med socialtjänsten.\n\n"
        "{avsändare}"
    ),
    english_heading="Come to a meeting on {dag}",
    english=(
        "Hello {namn},\n\n"
        "We want you to come to {plats} on {dag} at {tid}. The meeting takes an hour. "
        "Food comes after.\n\n"
        "We ask you to come because we worry. People you know have been hurt and have died. "
        "We want it to stop.\n\n"
        "We want to talk with you. We arrest nobody at the meeting and question nobody. "
        "You may bring an adult you trust. {resa}\n\n"
        "Do you want to talk to someone now? Call or text {telefon}. "
        "You talk to social services.\n\n"
        "{avsändare}"
    ),
    earlier=(
        "Hej {namn}!\n\n"
        "Vi vill att du kommer till {plats} {dag} klockan {tid}. Mötet tar en timme.\n\n"
        "Vi ber dig komma för att vi är oroliga. Vi vill att våldet slutar.\n\n"
        "Vi vill prata med dig. Vi griper ingen på mötet och håller inga förhör. {resa}\n\n"
        "Vill du prata med någon redan nu? Ring eller sms:a {telefon}.\n\n"
        "{avsändare}"
    ),
)
_PERSON = Body(
    kind=MessageKind.LETTER_PERSON,
    name="Brev till personen",
    heading="Vi vill prata med dig",
    text=(
        "Hej {namn}!\n\n"
        "Vi som skriver arbetar i $brand. Vi är polisen, kommunen och frivården.\n\n"
        "Vi vill inte att du ska dö. Vi vill inte att du ska döda. "
        "Vi vill att du tar emot den hjälp vi erbjuder.\n\n"
        "Ring {telefon}. Vi svarar {öppettider}.\n\n{avsändare}"
    ),
    english_heading="We want to talk with you",
    english=(
        "Hello {namn},\n\n"
        "We who write work in $brand. We are the police, the city and the probation service.\n\n"
        "We do not want you to die. We do not want you to kill. "
        "We want you to take the help we offer.\n\n"
        "Call {telefon}. We answer {öppettider}.\n\n{avsändare}"
    ),
)
_PARENT = Body(
    kind=MessageKind.LETTER_PARENT,
    name="Brev till förälder",
    heading="Vi är oroliga för ditt barn",
    text=(
        "Hej {namn}!\n\n"
        "Vi är oroliga för ditt barn. Vi vill att ditt barn lever och mår bra.\n\n"
        "Du kan inte lösa det här ensam. Vi hjälper dig.\n\n"
        "Ring {telefon}. Du får prata med {kontakt}. Vi svarar {svarstid}.\n\n"
        "Är någon i fara just nu? Ring 112.\n\n{avsändare}"
    ),
    english_heading="We worry about your child",
    english=(
        "Hello {namn},\n\n"
        "We worry about your child. We want your child to live and be well.\n\n"
        "You cannot solve this alone. We help you.\n\n"
        "Call {telefon}. You can talk to {kontakt}. We answer {svarstid}.\n\n"
        "Is anybody in danger now? Call 112.\n\n{avsändare}"
    ),
)
_BEREAVED = Body(
    kind=MessageKind.LETTER_BEREAVED,
    name="Brev till anhöriga",
    heading="Vi beklagar sorgen",
    text=(
        "Till {namn}\n\n"
        "Vi beklagar sorgen. Du har förlorat någon som du älskar.\n\n"
        "Vi gör allt vi kan för att ingen mer ska dö. Du behöver inte göra något.\n\n"
        "Vill du ha stöd? Ring {kontakt} på {telefon} när det passar dig.\n\n{avsändare}"
    ),
    english_heading="We are sorry for your loss",
    english=(
        "To {namn}\n\n"
        "We are sorry for your loss. You have lost someone you love.\n\n"
        "We do all we can so that nobody else dies. You do not have to do anything.\n\n"
        "Do you want support? Call {kontakt} at {telefon} when it suits you.\n\n{avsändare}"
    ),
    english_waits=True,
)
_CARD = Body(
    kind=MessageKind.SUPPORT_CARD,
    name="Visitkort",
    heading="Vill du prata med någon?",
    text=(
        "{telefon}\n\n"
        "Ring eller sms:a. Du pratar med socialtjänsten, inte med polisen. Du kan vara anonym.\n\n"
        "Svar {svarstid}\n\n{kod}"
    ),
    english_heading="Do you want to talk to someone?",
    english=(
        "{telefon}\n\n"
        "Call or text. You talk to social services, not to the police. You can stay anonymous.\n\n"
        "Answer {svarstid}\n\n{kod}"
    ),
)
_MEDIA = Body(
    kind=MessageKind.MEDIA_LINE,
    name="Medieord",
    text=(
        "$brand vänder sig till grupper som använder grovt våld.\n\n"
        "Budskapet är: våldet ska sluta, och den som vill lämna får hjälp.\n\n"
        "Vi talar inte om enskilda personer. Frågor besvarar {kontakt}."
    ),
    english=(
        "$brand speaks to groups that use serious violence.\n\n"
        "The message is: the violence must stop, and anyone who wants to leave gets help.\n\n"
        "We do not speak of single people. {kontakt} answers questions."
    ),
    ends_soon=True,
)
_SPEAKERS = Body(
    kind=MessageKind.SPEAKER_ADVICE,
    name="Råd till talare",
    text=(
        "Du talar {dag} klockan {tid} i {plats}.\n\n"
        "Tala om det du själv vet. Tala till alla, inte till en.\n\n"
        "Nämn inga namn. Hota inte och skäll inte.\n\n"
        "Håll din tid. Sluta med det du hoppas på.\n\n"
        "Vill du öva eller ändra något? Ring {kontakt}."
    ),
    english=(
        "You speak on {dag} at {tid} in {plats}.\n\n"
        "Speak of what you know yourself. Speak to all, not to one.\n\n"
        "Name nobody. Do not threaten and do not scold.\n\n"
        "Keep to your time. End with what you hope for.\n\n"
        "Do you want to practise or change something? Call {kontakt}."
    ),
)


def _shipped(kind: MessageKind, name: str) -> Body:
    return Body(kind=kind, name=name, text=SHIPPED[kind]["sv"], english=SHIPPED[kind]["en"])


BODIES: Final = (
    _PROMISE,
    _BRIEF,
    _INVITATION,
    _PERSON,
    _PARENT,
    _BEREAVED,
    _CARD,
    _MEDIA,
    _SPEAKERS,
    _shipped(MessageKind.OFFER, "Erbjudande om hjälp"),
    _shipped(MessageKind.SAFETY_LINE, "Säkerhetsrad"),
    _shipped(MessageKind.SHARING_LINE, "Rad om vad vi delar"),
    _shipped(MessageKind.SMALL_NUMBERS_LINE, "Rad om små tal"),
    _shipped(MessageKind.CAUSALITY_LINE, "Rad om orsak"),
)
