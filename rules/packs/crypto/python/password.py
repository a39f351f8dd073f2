import hashlib
import os
from hashlib import sha256

import bcrypt
from Crypto.Protocol.KDF import PBKDF2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from passlib.context import CryptContext
from passlib.hash import argon2, md5_crypt, pbkdf2_sha256
from werkzeug.security import generate_password_hash

ROUNDS = 1000


class User:
    def set_password(self, password):
        # ruleid: python.password.fast-hash
        self.hash = hashlib.sha256(password.encode()).hexdigest()

    def check(self, form):
        # ruleid: python.password.fast-hash
        return self.hash == sha256(form["password"].encode("utf-8") + self.salt).hexdigest()


def old(user_password, salt):
    # ruleid: python.password.fast-hash
    return hashlib.md5(
        (salt + user_password).encode(),
        usedforsecurity=False,
    ).digest()


def any_hash(passwd):
    # ruleid: python.password.fast-hash
    return hashlib.new("sha512", passwd).digest()


def slow(password, data):
    # ok: python.password.fast-hash, python.kdf.few-iterations
    first = hashlib.scrypt(password.encode(), salt=os.urandom(16), n=2**14, r=8, p=5)
    # ok: python.password.fast-hash
    second = hashlib.sha256(data)
    # ok: python.password.fast-hash
    third = hashlib.sha256(data.password_reset_token.encode())
    # ok: python.password.fast-hash
    fourth = hashlib.md5(f"{data.user}:{data.realm}:{password}".encode())
    # ok: python.password.fast-hash
    return first, second, third, fourth, hashlib.sha256(data.password_hash)


def werkzeug(password):
    # ruleid: python.password.weak-scheme
    first = generate_password_hash(password, "sha256")
    # ruleid: python.password.weak-scheme
    second = generate_password_hash(password, method="plain", salt_length=8)
    # ruleid: python.password.weak-scheme
    third = md5_crypt.hash(password)
    return first, second, third


# ruleid: python.password.weak-scheme
context = CryptContext(schemes=["md5_crypt", "bcrypt"], deprecated="auto")


def werkzeug_fine(password):
    # ok: python.password.weak-scheme
    first = generate_password_hash(password)
    # ok: python.password.weak-scheme
    second = generate_password_hash(password, method="pbkdf2:sha256:600000")
    # ok: python.password.weak-scheme
    third = argon2.hash(password)
    # ok: python.password.weak-scheme
    return first, second, third, CryptContext(schemes=["argon2", "md5_crypt"], deprecated="auto")


# ruleid: python.password.django-weak-hasher
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
]
# ruleid: python.password.django-weak-hasher
PASSWORD_HASHERS = (
    "django.contrib.auth.hashers.UnsaltedSHA1PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
)
# ok: python.password.django-weak-hasher
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    # Old accounts.
    "django.contrib.auth.hashers.MD5PasswordHasher",
]
# ok: python.password.django-weak-hasher
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher"]


def derived(password, salt):
    # ruleid: python.kdf.few-iterations
    first = hashlib.pbkdf2_hmac("sha256", password, salt, 10_000)
    # ruleid: python.kdf.few-iterations
    second = hashlib.pbkdf2_hmac("sha256", password, salt, iterations=ROUNDS, dklen=32)
    # ruleid: python.kdf.few-iterations
    third = PBKDF2HMAC(
        algorithm=hashes.SHA256(),
        length=32,
        salt=salt,
        iterations=4096,
    )
    # ruleid: python.kdf.few-iterations
    fourth = PBKDF2(password, salt, 32, count=5000)
    # ruleid: python.kdf.few-iterations
    return first, second, third, fourth, pbkdf2_sha256.using(rounds=2000).hash(password)


def derived_well(password, salt, rounds):
    # ok: python.kdf.few-iterations
    first = hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    # ok: python.kdf.few-iterations
    second = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=480000)
    # ok: python.kdf.few-iterations
    third = hashlib.pbkdf2_hmac("sha512", password, salt, rounds)
    # ok: python.kdf.few-iterations
    return first, second, third, PBKDF2(password, salt, 32, count=10**6)


def with_bcrypt(password):
    # ruleid: python.kdf.bcrypt-cost
    first = bcrypt.hashpw(password, bcrypt.gensalt(4))
    # ruleid: python.kdf.bcrypt-cost
    second = bcrypt.hashpw(password, bcrypt.gensalt(rounds=8))
    # ok: python.kdf.bcrypt-cost
    third = bcrypt.hashpw(password, bcrypt.gensalt())
    # ok: python.kdf.bcrypt-cost
    return first, second, third, bcrypt.hashpw(password, bcrypt.gensalt(12))
