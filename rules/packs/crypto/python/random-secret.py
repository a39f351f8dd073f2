import random
import secrets
import string
from random import choice, randint
from random import SystemRandom

ALPHABET = string.ascii_letters + string.digits


def sign_up(user):
    # ruleid: python.random.secret
    password = "".join(random.choice(ALPHABET) for _ in range(12))
    # ruleid: python.random.secret
    user.reset_token = "%032x" % random.getrandbits(128)
    # ruleid: python.random.secret
    user.send(code=1, otp=randint(100000, 999999))
    return password


def generate_token(length):
    letters = []
    for _ in range(length):
        # ruleid: python.random.secret
        letters.append(choice(ALPHABET))
    return "".join(letters)


class Session:
    def __init__(self, app):
        # ruleid: python.random.secret
        self.session_id: str = str(random.random())
        app["secret_key"] = "".join(
            # ruleid: python.random.secret
            random.choices(
                ALPHABET,
                k=32,
            )
        )


def good(user):
    # ok: python.random.secret
    password = "".join(secrets.choice(ALPHABET) for _ in range(12))
    # ok: python.random.secret
    user.reset_token = secrets.token_hex()
    # ok: python.random.secret
    user.otp = SystemRandom().randint(100000, 999999)
    # ok: python.random.secret
    return password, random.SystemRandom().choice(ALPHABET)


def game(player, sentences):
    # ok: python.random.secret
    dice = random.randint(1, 6)
    # ok: python.random.secret
    player.color = choice(["red", "blue"])
    # ok: python.random.secret
    tokens = random.sample(sentences, 3)
    # ok: python.random.secret
    return dice, tokens, random.random() < 0.5


def load_test(client):
    # ok: python.random.secret
    client.post("/login", json={"user": random.randint(1, 9), "password": "none"})
    # ok: python.random.secret
    client.log_in(user=random.choice("abc"), token=None)
    # ruleid: python.random.secret
    client.post("/sign-up", json={"user": "me", "password": str(random.random())})


def token_count():
    # ok: python.random.secret
    return random.randint(1, 100)
