"""People at work against the cluster's Services: they sign in once and call by gRPC with the normal retry policy."""

from functools import cached_property, lru_cache
from typing import Any

import requests
from crm.access.v1 import users_pb2
from crm_chassis.peers import channel, method_of, stub
from google.protobuf.message import Message

from .cluster import SERVICES, Cluster


class People:
    """Who works here, and where the services are."""

    def __init__(self, cluster: Cluster, password: str) -> None:
        self.cluster = cluster
        self.password = password

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The cluster addresses of the Services."""
        return {service: self.cluster.address(service) for service in SERVICES}

    @lru_cache  # noqa: B019 (the people live as long as the tests)
    def token(self, user_id: str) -> str:
        """Signs somebody in where the accounts are kept."""
        request = users_pb2.SignInRequest(user_id=user_id, password=self.password)
        with channel(f"{self.addresses['customers']}:7000") as opened:
            reply = stub(opened, method_of("SignIn", request))(request, timeout=30)
        return str(reply.token)

    def somebody(self, user_id: str) -> "Somebody":
        """One of them, with connections of their own."""
        return Somebody(self, user_id)


class Somebody:
    """One person, or one program that works on their behalf."""

    def __init__(self, people: People, user_id: str) -> None:
        self.people = people
        self.metadata = (("authorization", f"Bearer {people.token(user_id)}"),)
        self.channels = {name: channel(f"{ip}:7000") for name, ip in people.addresses.items()}

    def call(self, method: str, request: Message, timeout: float = 20) -> Any:
        """Calls the RPC of this name in the service whose proto the request comes from."""
        found = method_of(method, request)
        service = found.full_name.split(".")[1]
        return stub(self.channels[service], found)(request, timeout=timeout, metadata=self.metadata)

    def rest(self, service: str, path: str) -> Any:
        """Reads by REST."""
        url = f"http://{self.people.addresses[service]}/{service}/api{path}"
        reply = requests.get(url, headers={"Authorization": self.metadata[0][1]}, timeout=20)
        reply.raise_for_status()
        return reply.json()

    def close(self) -> None:
        """Lets go of the connections."""
        for opened in self.channels.values():
            opened.close()
