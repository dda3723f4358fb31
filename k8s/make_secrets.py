#!/usr/bin/env python3
"""Prints the Secrets that the manifests refer to, with values drawn anew: pipe it to `kubectl apply -f -` once.

The rule kept here: no secret is ever in a file of the repository. What is printed here is kept by the cluster alone;
printing again and applying it signs everybody out, and locks a trial's services out of their databases.

    make_secrets.py                      the key that signs sessions and the services' tokens
    make_secrets.py --trial              and the passwords of the trial's databases (else the operator's work)
    make_secrets.py --trial tickets      only for these services
"""

import json
import secrets
import sys

SERVICES = ("customers", "tickets", "channels", "reports")


def secret(name: str, values: dict[str, str]) -> dict[str, object]:
    """One Secret in the namespace of the overlays."""
    metadata = {
        "name": name,
        "namespace": "crm",
        "labels": {"app.kubernetes.io/part-of": "firsthand"},
    }
    return {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": values}


def main(arguments: list[str]) -> None:
    """Prints a List, as JSON, which kubectl reads like YAML."""
    services = [argument for argument in arguments if argument != "--trial"] or list(SERVICES)
    if unknown := set(services) - set(SERVICES):
        sys.exit(f"no such service: {', '.join(sorted(unknown))}")
    items = [secret("crm", {"token-key": secrets.token_urlsafe(48)})]
    for service in services if "--trial" in arguments else ():
        password = secrets.token_urlsafe(24)
        uri = f"postgresql://crm:{password}@{service}-db-rw.crm:5432/crm"
        items.append(
            secret(f"{service}-db-app", {"username": "crm", "password": password, "uri": uri})
        )
    print(json.dumps({"apiVersion": "v1", "kind": "List", "items": items}, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
