import hashlib
import hashlib as hl
from hashlib import md5, sha1, sha256

from Crypto.Hash import MD5, SHA256
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from OpenSSL import crypto


def digest(data):
    # ruleid: python.hash.weak
    return hashlib.md5(data).hexdigest()


class Store:
    def key(self, content):
        # ruleid: python.hash.weak
        hasher = sha1()
        hasher.update(content)
        return hasher.hexdigest()

    def ident(self, content):
        # ruleid: python.hash.weak
        return hl.new("md5", content).digest()

    def third(self, content):
        # ruleid: python.hash.weak
        return hashlib.new("SHA1", data=content).digest()


def libraries(data):
    # ruleid: python.hash.weak
    first = MD5.new(data)
    # ruleid: python.hash.weak
    second = hashes.Hash(hashes.SHA1())
    return first, second


def good(data):
    # ok: python.hash.weak, python.hash.weak-used
    first = hashlib.sha256(data)
    # ok: python.hash.weak, python.hash.weak-used
    second = hashlib.md5(data, usedforsecurity=False)
    # ok: python.hash.weak, python.hash.weak-used
    third = hashlib.new("sha512", data)
    # ok: python.hash.weak
    fourth = SHA256.new(data)
    # ok: python.hash.weak, python.hash.weak-used
    return first, second, third, fourth, sha256(data), hashes.Hash(hashes.SHA256())


def sure(data):
    # ruleid: python.hash.weak-used
    first = md5(data, usedforsecurity=True)
    # ruleid: python.hash.weak-used
    return first, hashlib.new("sha1", data, usedforsecurity=True)


def sure_but_good(data):
    # ok: python.hash.weak-used
    first = hashlib.new("sha256", data, usedforsecurity=True)
    # ok: python.hash.weak-used
    return first, hashlib.sha3_256(data, usedforsecurity=True)


def signed(key, data):
    # ruleid: python.signature.weak-hash
    return key.sign(data, padding.PKCS1v15(), hashes.SHA1())


def certificate(builder, key):
    # ruleid: python.signature.weak-hash
    return builder.sign(
        private_key=key,
        algorithm=hashes.MD5(),
    )


def elliptic(key, data):
    # ruleid: python.signature.weak-hash
    return key.sign(data, ec.ECDSA(hashes.SHA1()))


def old_certificate(key):
    certificate = crypto.X509()
    certificate.set_pubkey(key)
    # ruleid: python.signature.weak-hash
    certificate.sign(key, "sha1")


def signed_well(key, builder, data):
    # ok: python.signature.weak-hash
    first = key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    # ok: python.signature.weak-hash
    second = builder.sign(private_key=key, algorithm=hashes.SHA256())
    # ok: python.signature.weak-hash
    third = key.sign(data, ec.ECDSA(hashes.SHA384()))
    certificate = crypto.X509()
    # ok: python.signature.weak-hash
    certificate.sign(key, "sha256")
    return first, second, third
