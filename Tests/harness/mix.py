"""What callers ask of Trunkline, in the proportions of a load."""

import functools
import json

from .instance import API_KEY, CONFIG
from .ledger import UNKNOWN, Ledger

# One letter a request, in turn: Config look-up, Detail, List, create (+), change (~), Refresh, Health.
TURNS = "CDC+CLCDCL~CDC+CRCLH"
LANES = 8  # restaurants that are changed, and chains of refreshes: one request at a time on each
KINDS = {
    "C": "config", "D": "detail", "L": "list", "+": "create", "~": "change", "R": "refresh", "H": "health"}


class Mix:
    """The steps of one load. Each makes one request and returns its answer; what it writes is noted in the ledger.

    - token: an access token of somebody who may change restaurants.
    - refresh_tokens: one for each chain of refreshes.
    - fat: whether restaurants are made with as many tools as they may have.
    """

    def __init__(self, connections, tag, token, refresh_tokens, fat=False):
        self.connections = connections
        self.ledger = Ledger(tag)
        self.key = {"Authorization": f"Bearer {API_KEY}"}
        self.user = {"Authorization": f"Bearer {token}"}
        self.writer = self.user | {"Content-Type": "application/json"}
        self.chains = list(refresh_tokens)
        self.lanes = []  # (id, version; None when it has to be looked up)
        self.made = 0
        self.agent = {"agent": {"tools": [f"tool_{number:059}" for number in range(50)]}} if fat else {}
        self.steps = {letter: getattr(self, f"_{KINDS[letter]}") for letter in "CDL+H"}

    async def prepare(self):
        """Makes the restaurants that are changed."""
        for _ in range(LANES):
            answer = await self._create()
            assert answer.status == 201, answer
        self.lanes = [(id, 1) for id in self.ledger.created]
        self.ledger.versions = dict(self.lanes)

    def next(self, number):
        """The kind of this request, and what makes it."""
        letter = TURNS[number % len(TURNS)]
        if letter == "~" and self.lanes:
            return KINDS[letter], functools.partial(self._change, *self.lanes.pop(0))
        if letter == "R" and self.chains:
            return KINDS[letter], functools.partial(self._refresh, self.chains.pop(0))
        # When all lanes are waited for, a look-up takes the turn.
        letter = letter if letter in self.steps else "C"
        return KINDS[letter], self.steps[letter]

    def _config(self):
        return self.connections.ask("GET", CONFIG, self.key)

    def _detail(self):
        return self.connections.ask("GET", "/api/restaurants/restaurant_id", self.user)

    def _list(self):
        return self.connections.ask("GET", "/api/restaurants?limit=20", self.user)

    def _health(self):
        return self.connections.ask("GET", "/health", {})

    async def _create(self):
        self.made += 1
        id = f"{self.ledger.tag}-{self.made}"
        body = {"restaurantId": id, "name": f"Restaurant {id}", "timeZone": "Europe/Madrid"} | self.agent
        status = 0
        try:
            answer = await self.connections.ask("POST", "/api/restaurants", self.writer, json.dumps(body).encode())
            status = answer.status
            return answer
        finally:
            self.ledger.creation(id, status)

    async def _change(self, id, version):
        status = 0
        try:
            if version is None:
                answer = await self.connections.ask("GET", f"/api/restaurants/{id}", self.user)
                if answer.status == 200:
                    version = int(answer.headers["etag"].strip('"'))
                    self.ledger.versions[id] = max(self.ledger.versions[id], version)
                return answer
            headers = self.writer | {"If-Match": f'"{version}"'}
            body = json.dumps({"name": f"Restaurant {id}, {version}"}).encode()
            sent, version = version, None
            answer = await self.connections.ask("PATCH", f"/api/restaurants/{id}", headers, body)
            status = answer.status
            version = sent + 1 if status == 200 else sent if status not in UNKNOWN else None
            self.ledger.change(id, version, status)
            return answer
        finally:
            self.lanes.append((id, version))

    async def _refresh(self, token):
        """A chain: a refresh that is lost, or done twice, breaks it. When its outcome is unknown it begins anew."""
        following = None
        path, body = "/api/v1/auth/refresh", {"refresh_token": token}
        if token is None:
            path, body = "/api/v1/auth/login", {"username": "agent", "password": "agent123"}
        headers = {"Content-Type": "application/json"}
        try:
            answer = await self.connections.ask("POST", path, headers, json.dumps(body).encode())
            if answer.status == 200:
                following = json.loads(answer.body)["refresh_token"]
            return answer
        finally:
            self.chains.append(following)
