"""Headers and values as Swedish and English files write them, for the first guess of a mapping.

Headers are compared in lower case with signs turned into spaces; earlier synonyms win.
"""

from collections.abc import Mapping

from samsyn.interchange.mappings import TableKind

_INCIDENT_HEADERS = {
    "reference": (
        "incident id|incident number|händelse id|händelsenummer|händelsenr|diarienummer|dnr"
        "|k nummer|knummer|knr|ärendenummer|ärende id|ärendenr|brottsnummer|homicide id"
        "|shooting id|case number|incident key|dc key|referens|reference|ref|id|nr"
    ),
    "date": (
        "date|datum|händelsedatum|brottsdatum|incident date|occurred on|occur date|occurred at"
        "|datum och tid|datumtid|tidpunkt|date time|datetime|dag|when|när"
    ),
    "time": "time|tid|klockslag|klockan|kl|händelsetid|occur time|tid på dygnet|time of day|hour",
    "kind": (
        "kind|type|typ|händelsetyp|brottstyp|incident type|cause|orsak|dödsorsak|typ av händelse"
        "|brott|händelse|crime type|offence|offense"
    ),
    "place": "place|plats|adress|address|gata|street|location|brottsplats|gatuadress",
    "area": (
        "area|område|stadsdel|community area|borough|neighbourhood|neighborhood|kommun|ort|district"
        "|distrikt|precinct|bydel"
    ),
    "longitude": "lon|lng|long|longitude|longitud|wgs84 lon|wgs84 longitud|x wgs84",
    "latitude": "lat|latitude|latitud|wgs84 lat|wgs84 latitud|y wgs84",
    "x": "x m|x|x koordinat|x coord|easting|öst|e|sweref99 e|sweref99 öst|x coordinate",
    "y": "y m|y|y koordinat|y coord|northing|nord|n|sweref99 n|sweref99 nord|y coordinate",
    "crs": "crs|epsg|koordinatsystem|referenssystem",
    "place_precision": "place precision|platsprecision|precision",
    "dead": "dead|deaths|killed|döda|antal döda|avlidna|antal avlidna|number killed|n killed",
    "injured": (
        "injured|wounded|skadade|antal skadade|number injured|n injured|skottskadade"
        "|antal skottskadade"
    ),
    "fatal": "fatal|dödlig|avled|avliden|outcome|utgång|victim died|statistical murder flag",
    "weapon": "weapon|vapen|vapentyp|weapon type",
    "inside": "inside|inomhus|indoors|inne",
}
_PEOPLE_HEADERS = {
    "reference": "person id|personid|person ref|referens|reference|ref|person|id|nr|individ",
    "name": "name|namn|full name|fullständigt namn|för och efternamn",
    "first_name": "first name|förnamn|given name|tilltalsnamn",
    "last_name": "last name|efternamn|surname|family name",
    "alias": "alias|aliases|smeknamn|kallas|nickname|street name",
    "identity_number": (
        "personnummer|personnr|pnr|samordningsnummer|identity number|person nummer|identitetsnummer"
        "|national id|ssn"
    ),
    "birth_date": "birth date|date of birth|dob|födelsedatum|född|born|födelsedag",
    "birth_year": "birth year|year of birth|födelseår|född år|årtal",
}
_MEMBERSHIP_HEADERS = {
    "person": "person|person id|personid|person ref|individ|medlem|member|id|namn|name|referens",
    "group": "group|grupp|gruppering|group name|nätverk|gäng|gang|network|gruppnamn|crew",
    "role": "role|roll|ställning|position|funktion",
    "since": "since|from|från|sedan|start|startdatum|from och med|fr o m|start date|since date",
    "until": "until|to|till|end|slut|slutdatum|till och med|t o m|end date",
    "basis": "basis|grund|underlag|source|källa|källtyp",
}
_TIE_HEADERS = {
    "source": "source|from|från|person a|person 1|person1|ego|a|källa|person|individ|person id",
    "target": "target|to|till|person b|person 2|person2|alter|b|mål",
    "event": "event|incident|händelse|event id|incident id|möte|meeting|ärende|brott",
    "kind": "kind|type|typ|relation|relationstyp|tie type",
    "weight": "weight|vikt|strength|styrka|count|antal",
    "role": "role|roll",
    "period": "period|phase|fas|tidsperiod|wave",
}
HEADERS: Mapping[TableKind, Mapping[str, tuple[str, ...]]] = {
    kind: {name: tuple(text.split("|")) for name, text in fields.items()}
    for kind, fields in (
        (TableKind.INCIDENTS, _INCIDENT_HEADERS),
        (TableKind.PEOPLE, _PEOPLE_HEADERS),
        (TableKind.MEMBERSHIPS, _MEMBERSHIP_HEADERS),
        (TableKind.TIES, _TIE_HEADERS),
    )
}

_VALUES = {
    "kind": {
        "shooting": "shot|skottlossning|skjutning|dödsskjutning|skott|gunshot|gun shot|shots fired",
        "explosion": "sprängning|detonation|bomb|bombing|sprängdåd|fullbordad sprängning",
        "attempted_explosion": "försök till sprängning|sprängning försök|attempted bombing",
        "prepared_explosion": "förberedelse till sprängning|sprängning förberedelse",
        "hand_grenade": "handgranat|granat|grenade|hand grenade",
        "arson": "mordbrand|brand|anlagd brand|fire|skadegörelse genom brand",
        "stabbing": "kniv|knivskärning|knivdåd|knivhuggning|stabbed|knife|beaten/stabbed",
        "serious_assault": (
            "grov misshandel|misshandel|beaten|assault|serious assault|aggravated assault"
            "|synnerligen grov misshandel"
        ),
        "kidnapping": "människorov|kidnappning|abduction|olaga frihetsberövande",
        "other_homicide": "mord|dråp|homicide|murder|strangulation",
    },
    "weapon": {
        "handgun": "pistol|revolver|enhandsvapen",
        "automatic": "automatvapen|automatkarbin|automatic weapon|kpist|k-pist",
        "shotgun": "hagelgevär|hagelbössa",
        "firearm_unknown": "skjutvapen|vapen|firearm|gun",
        "explosive": "sprängmedel|bomb|explosives|dynamit",
        "hand_grenade": "handgranat|grenade",
        "knife": "kniv|stickvapen",
        "blunt": "tillhygge|slagvapen|blunt object",
        "fire": "brand|eld",
        "other": "annat|övrigt|other weapon",
    },
    "fatal": {
        "yes": "deceased|killed|died|avled|dödad",
        "no": "survived|alive|överlevde|levande|sårad",
    },
    "place_precision": {
        "address": "adress|exact|exakt",
        "block": "kvarter|gata",
        "neighbourhood": "grannskap|bostadsområde",
        "district": "stadsdel|kommun",
    },
}
_MEMBERSHIP_VALUES = {
    "role": {
        "key_person": "nyckelperson|ledare|leader|key person|key player",
        "core": "kärna|kärnmedlem|member|medlem|core member",
        "associate": "associerad|kopplad|löst kopplad|periferi|associated",
        "former": "tidigare|före detta|avhoppad|f d|ex",
    },
    "basis": {
        "own_statement": "egen uppgift|eget medgivande|self-declared",
        "judgment": "dom|judgement|conviction",
        "suspected_together": "medmisstänkt|medmisstänkta|co-suspects",
        "observed_together": "observation|iakttagelse|umgänge",
        "partner_information": "samverkan|partner|kommunen",
        "intelligence": "underrättelse|underrättelser",
    },
}
_TIE_VALUES = {
    "kind": {
        "co_offending": "medbrottsling|medmisstänkt|co-offending|co-offender|co offending",
        "family": "familj|släkt|syskon|kin|relative",
        "friend": "vän|vänner|kompis|friends",
        "conflict": "konflikt|fiende|enemy|dispute",
    },
}


def _by_word(values: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {
        name: {word: ours for ours, words in pairs.items() for word in (ours, *words.split("|"))}
        for name, pairs in values.items()
    }


VALUES: Mapping[TableKind, Mapping[str, Mapping[str, str]]] = {
    TableKind.INCIDENTS: _by_word(_VALUES),
    TableKind.PEOPLE: {},
    TableKind.MEMBERSHIPS: _by_word(_MEMBERSHIP_VALUES),
    TableKind.TIES: _by_word(_TIE_VALUES),
}

# What a file is about, by how words in its name or headers begin; the first that fits is taken.
SUBJECTS = (
    ("shooting", ("shoot", "skjut", "skott", "dödsskjut")),
    ("explosion", ("explosi", "spräng", "bomb")),
    ("arson", ("arson", "mordbrand", "brand")),
    ("stabbing", ("stabbing", "kniv")),
    ("kidnapping", ("kidnap", "människorov")),
    ("other_homicide", ("homicide", "murder", "dödligt", "dråp")),
    ("other", ("burglar", "inbrott", "robber", "rån", "theft", "stöld")),
)
HOMICIDE_WORDS = ("homicide", "murder", "dödligt", "dråp", "dödsorsak")
KEPT_AS_DETAILS = frozenset(
    (
        *("officer involved", "motive", "note", "notes", "description"),
        *("polis inblandad", "motiv", "anteckning", "anteckningar", "beskrivning", "kommentar"),
    )
)
