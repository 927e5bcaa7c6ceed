"""What Debian's python3-icalendar reads in calendars and mails, as JSON: the second opinion of the tests. Arguments: files, .ics or .eml."""
import datetime
import email
import email.policy
import json
import sys
import zoneinfo

import icalendar

UTC = datetime.timezone.utc


def decoded(text):  # RFC 6868, which this version of the parser leaves to us
    return text.replace("^n", "\n").replace("^'", '"').replace("^^", "^")


def instant(value, zones, by_system):
    """The instant of a DTSTART or DTEND: by the VTIMEZONE of the same file, or by the system's own time zones."""
    wall, tzid = value.dt.replace(tzinfo=None), value.params.get("TZID")
    if tzid is None:
        return value.dt.astimezone(UTC).isoformat()
    if by_system:
        return wall.replace(tzinfo=zoneinfo.ZoneInfo(tzid)).astimezone(UTC).isoformat()
    return min(zones[tzid].localize(wall, is_dst=d) for d in (True, False)).astimezone(UTC).isoformat()  # of an hour that comes twice, the first


def person(address):
    return {
        "email": str(address),
        "name": decoded(address.params.get("CN", "")),
        "standing": address.params.get("PARTSTAT", ""),
        "answers": address.params.get("RSVP", ""),
    }


def event(component, zones):
    attendees = component.get("ATTENDEE", [])
    return {
        "uid": str(component["UID"]),
        "sequence": int(component["SEQUENCE"]),
        "status": str(component["STATUS"]),
        "title": str(component["SUMMARY"]),
        "place": str(component.get("LOCATION", "")),
        "about": str(component.get("DESCRIPTION", "")),
        "stamp": component["DTSTAMP"].dt.astimezone(UTC).isoformat(),
        "zone": component["DTSTART"].params.get("TZID", ""),
        "start": instant(component["DTSTART"], zones, False),
        "end": instant(component["DTEND"], zones, False),
        "systemStart": instant(component["DTSTART"], zones, True),
        "systemEnd": instant(component["DTEND"], zones, True),
        "organizer": person(component["ORGANIZER"]),
        "attendees": [person(a) for a in (attendees if isinstance(attendees, list) else [attendees])],
    }


def calendar(text):
    read = icalendar.Calendar.from_ical(text)
    zones = {str(z["TZID"]): z.to_tz() for z in read.walk("VTIMEZONE")}
    return {
        "method": str(read["METHOD"]),
        "name": str(read.get("X-WR-CALNAME", "")),
        "zones": sorted(zones),
        "events": [event(e, zones) for e in read.walk("VEVENT")],
        "errors": [str(x) for c in read.walk() for x in getattr(c, "errors", [])],
    }


def mail(content):
    message = email.message_from_bytes(content, policy=email.policy.default)
    parts = [p for p in message.walk() if not p.is_multipart()]
    calendars = [p for p in parts if p.get_content_type() == "text/calendar"]
    return {
        "id": message["Message-ID"],
        "subject": message["Subject"],
        "type": message.get_content_type(),
        "parts": [p.get_content_type() for p in parts],
        "text": message.get_body(("plain",)).get_content(),
        "method": calendars[0].get_param("method") if calendars else None,
        "charset": calendars[0].get_content_charset() if calendars else None,
        "file": calendars[0].get_filename() if calendars else None,
        "raw": calendars[0].get_payload(decode=True).decode() if calendars else None,
        "calendar": calendar(calendars[0].get_payload(decode=True)) if calendars else None,
    }


def main():
    answers = []
    for file in sys.argv[1:]:
        with open(file, "rb") as content:
            answers.append((mail if file.endswith(".eml") else calendar)(content.read()))
    json.dump(answers, sys.stdout)


main()
