"""The interface for machines, asked by schemathesis: each operation by somebody who may, with a token of a key made for this run.

    python3 Tests/Browser/api_test.py .build/debug/levee --examples 20
"""
import argparse, json, os, subprocess, sys, tempfile, urllib.request

from joserfc import jwt
from joserfc.jwk import ECKey

from office import Office

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
#: Users of the demo, by their role.
USERS = {"clerk": "jingban-01", "approver": "zuzhi-01", "discipline": "jijian-01", "custodian": "baoguan-01",
         "reviewer": "fuhe-01", "auditor": "shenji-01", "concerned": "benren-01", "administrator": "admin"}
#: All checks, with what an answer may be that the description cannot foretell: a valid text that names nobody is 422, and one
#: that is far too long is not even read (413).
CONFIG = """
[generation]
mode = "all"

[checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "422"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "428", "429", "5xx"]

"""


def keys(folder):
    """A key, and the file of its public half as an identity provider gives it out."""
    key = ECKey.generate_key("P-256", {"kid": "test"})
    path = os.path.join(folder, "jwks.json")
    with open(path, "w") as file:
        json.dump({"keys": [dict(key.as_dict(private=False), alg="ES256", use="sig", kid="test")]}, file)
    return key, path


def token(key, user, now):
    return jwt.encode({"alg": "ES256", "kid": "test"},
                      {"sub": user, "aud": "levee", "nbf": now - 60, "exp": now + 7_200}, key)


def get(base, path, token):
    request = urllib.request.Request(base + "/" + path, headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def samples(base, tokens):
    """What is there, by its place in a path or a body, so that the questions lead somewhere."""
    def of(path, user, rows, field="address"):
        return [row[field].rsplit("/", 1)[1] for row in get(base, "api/v1" + path, tokens[user])[rows]][:20]

    people = get(base, "api/v1/people", tokens["clerk"])["people"]
    return {
        "path.person": [line["person"]["address"].rsplit("/", 1)[1] for line in people][:20],
        "path.application": of("/applications", "clerk", "applications"),
        "path.finding": [line["id"] for case in get(base, "api/v1/findings", tokens["clerk"])["cases"]
                         for line in case["findings"]][:20],
        "path.document": of("/custody", "custodian", "kept"), "path.match": of("/feeds/matches", "clerk", "matches"),
        "path.number": ["1", "2"], "path.request": ["1", "2"],
        "body.person": [line["person"]["ref"] for line in people][:20], "body.destinations": ["SGP", "FRA, DEU"],
        "body.unit": ["QL01"], "body.departOn": ["2027-02-01"], "body.returnOn": ["2027-02-08"],
        "body.document": ["ordinaryPassport:E12345678"], "body.transits": ["HKG"],
    }


def config(path, found):
    with open(path, "w") as file:
        file.write(CONFIG)
        found = {place: values for place, values in found.items() if values}
        for place, values in found.items():
            file.write(f"[dictionaries.{place.replace('.', '-')}]\nvalues = {json.dumps(values)}\n\n")
        file.write("[parameters]\n")
        for place in found:
            file.write(f'"{place}" = {{ dictionary = "{place.replace(".", "-")}", probability = 0.9 }}\n')


def shares(description):
    """The operations by the first role that may do them: the person concerned his own, the clerk what needs no role."""
    shares = {role: [] for role in USERS}
    for path, operations in description["paths"].items():
        for operation in operations.values():
            roles = operation.get("x-roles") or ["concerned" if "/my-file" in path else "clerk"]
            shares[next(role for role in USERS if role in roles)].append(operation["operationId"])
    return shares


def ask(base, token, names, settings, examples, seed):
    command = ["schemathesis", "--config-file", settings, "run", f"{base}/api/v1/openapi.json",
               "--header", f"Authorization: Bearer {token}", "--checks", "all", "--phases", "examples,coverage,fuzzing",
               "--max-examples", str(examples), "--seed", str(seed), "--request-timeout", "60", "--workers", "1",
               "--continue-on-failure"]
    for name in names:
        command += ["--include-operation-id", name]
    return subprocess.run(command, cwd=os.path.dirname(settings), env=dict(os.environ, NO_COLOR="1")).returncode == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("levee")
    parser.add_argument("--examples", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--roles", nargs="*", default=list(USERS))
    parser.add_argument("--operations", nargs="*")
    given = parser.parse_args()
    good = True
    with tempfile.TemporaryDirectory() as folder:
        key, path = keys(folder)
        office = Office(given.levee, ROOT, ["--machine-keys", path])
        try:
            tokens = {role: token(key, user, int(office.clock.now())) for role, user in USERS.items()}
            settings = os.path.join(folder, "schemathesis.toml")
            config(settings, samples(office.base, tokens))
            for role, names in shares(get(office.base, "api/v1/openapi.json", tokens["clerk"])).items():
                names = [name for name in names if not given.operations or name in given.operations]
                if role in given.roles and names:
                    print(f"== {role}: {len(names)} operations", flush=True)
                    good = ask(office.base, tokens[role], names, settings, given.examples, given.seed) and good
        finally:
            office.close()
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
