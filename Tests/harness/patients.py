"""A clinic whose patients book by phone and on the web: what a test needs to be there, and what their phones are sent."""

import contextlib
import datetime
import itertools
import re
import secrets
import uuid

from .instance import API_KEY
from .verification import USERS

PASSWORD = "a long way to the sea"
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DOCTORS = {"D-ASHA": ("Dr. Asha Menon", "1245319599"), "D-RAVI": ("Dr. Ravi Iyer", "1234567893")}
CLINIC = {
    "name": "MedQ Salt Lake", "phone": "+913323345678", "time_zone": "Asia/Kolkata",
    "hours": {day: {"start": "09:00", "end": "17:00"} for day in DAYS}, "cutoff_minutes": 120,
    "visit_types": [
        {"id": "check", "name": "Check-up", "length_minutes": 30, "notice_minutes": 60, "horizon_days": 60},
        {"id": "dressing", "name": "Dressing change", "length_minutes": 20, "step_minutes": 20},
    ],
}
KOLKATA = datetime.timezone(datetime.timedelta(hours=5, minutes=30))


class Practice:
    """A clinic in Kolkata with two doctors. Use it by `with`."""

    id = "salt-lake"

    def __init__(self, instance):
        self.instance, self.stack = instance, contextlib.ExitStack()
        self.times = itertools.count()

    def __enter__(self):
        self.admin = self.stack.enter_context(
            self.instance.client(self.instance.sign_in(*USERS["admin"])["access_token"]))
        self.phones = self.stack.enter_context(self.instance.client(API_KEY))
        for id, (name, npi) in DOCTORS.items():
            self.ask("POST", "/api/doctors", {"id": id, "name": name, "npi": npi})
        self.set_clinic()
        for id in DOCTORS:
            self.ask("PUT", f"/api/clinics/{self.id}/doctors/{id}/hours", {
                "weekly": {day: [{"start": "09:00", "end": "17:00"}] for day in DAYS}, "exceptions": []})
        return self

    def __exit__(self, *_):
        self.stack.close()

    def ask(self, method, path, body=None, client=None, **headers):
        answer = (client or self.admin).request(method, path, json=body, headers=headers)
        assert answer.status_code in (200, 201, 202, 204), answer.text
        return answer.json() if answer.content else None

    def set_clinic(self, **changes):
        read = self.admin.get(f"/api/clinics/{self.id}")
        tag = read.headers["ETag"] if read.status_code == 200 else '"0"'
        self.ask("PUT", f"/api/clinics/{self.id}", CLINIC | changes, **{"If-Match": tag})

    def settle(self, strict=False, autocreate=True):
        """How patients come by accounts; and nobody has asked too often."""
        self.ask("PUT", "/api/patient-settings", {
            "strict": strict, "ivr_autocreate_account": autocreate, "language": "en"})
        self.instance.database.ask("DELETE FROM registration_throttles")

    # Time

    def time(self, days=7):
        """A start that no other test has: in so many days, or later."""
        place = next(self.times)
        day = datetime.datetime.now(KOLKATA).date() + datetime.timedelta(days=days + place // 16)
        start = datetime.datetime.combine(day, datetime.time(9), KOLKATA) + datetime.timedelta(minutes=30 * (place % 16))
        return start.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    # Phones

    def call(self, phone, name="Asha Rao", start=None, doctor="D-ASHA"):
        """Somebody books by phone. Returns the visit."""
        call = str(uuid.uuid4())
        held = self.ask("POST", "/api/ivr/bookings", {
            "call_id": call, "clinic_id": self.id, "visit_type_id": "check", "doctor_id": doctor,
            "starts_at": start or self.time()}, self.phones)
        assert held["status"] == "held", held
        booked = self.ask("POST", "/api/ivr/bookings/confirmation", {
            "call_id": call, "phone_number": phone, "name": name, "age": 30}, self.phones)
        assert booked["status"] == "booked", booked
        return booked["appointment"]

    def texts(self, phone):
        """What a phone was sent, as staff read it: template and text, newest first."""
        found = self.ask("POST", "/api/messages/search", {"recipient": phone})["data"]["messages"]
        return [(one["template"], self.ask("GET", f"/api/messages/{one['messageId']}")["data"]["text"]) for one in found]

    def code(self, phone, template="one_time_code"):
        return re.search(r"\d{6}", dict(reversed(self.texts(phone)))[template])[0]

    def first_password(self, phone):
        return re.search(r"Password: (\S+)", dict(reversed(self.texts(phone)))["patient_welcome"])[1]

    # Accounts

    def account(self, phone, name="Asha Rao"):
        """A patient who has registered and proven the number; returns the user name."""
        self.settle()
        username = f"asha-{secrets.token_hex(5)}x"
        with self.instance.client() as guest:
            made = self.ask("POST", "/api/register/patient/", {
                "name": name, "age": 30, "phone_number": phone, "username": username, "password": PASSWORD,
                "password2": PASSWORD}, guest)
        with self.instance.client(made["token"]) as owner:
            self.ask("POST", "/api/patient/phone/confirm", {
                "verification_id": made["verification"]["id"], "code": self.code(phone)}, owner)
        return username


def phone_number():
    """A number in India that no other test has."""
    return f"+9198{secrets.randbelow(10 ** 8):08}"


def enter(page, username, password=PASSWORD):
    """Signs in without the page of it."""
    answer = page.request.post("/api/session", data={"username": username, "password": password})
    assert answer.status == 200, answer.text()
