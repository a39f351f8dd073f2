import os

from Crypto.Cipher import AES, ARC4, DES, DES3
from Crypto.Cipher import Blowfish as BF
from Crypto.Random import get_random_bytes
from cryptography.fernet import Fernet
from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

IV = b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f"


def old(key, data):
    # ruleid: python.cipher.weak
    return DES.new(key, DES.MODE_CBC, get_random_bytes(8)).encrypt(data)


def stream(key):
    # ruleid: python.cipher.weak
    return ARC4.new(key)


def blowfish(key):
    # ruleid: python.cipher.weak
    return BF.new(key, BF.MODE_CTR, nonce=os.urandom(4))


class Legacy:
    def cipher(self, key, iv):
        # ruleid: python.cipher.weak
        return Cipher(algorithms.ARC4(key), mode=None)

    def triple(self, key, iv):
        return Cipher(
            # ruleid: python.cipher.weak
            TripleDES(key),
            modes.CBC(iv),
        )


def current(key, iv, data):
    # ok: python.cipher.weak, python.cipher.ecb, python.cipher.fixed-iv
    first = AES.new(key, AES.MODE_GCM)
    # ok: python.cipher.weak, python.cipher.ecb, python.cipher.fixed-iv
    second = Cipher(algorithms.AES(key), modes.CBC(iv))
    # ok: python.cipher.weak
    third = DES3.adjust_key_parity(key)
    # ok: python.cipher.weak
    return first, second, third, Fernet(key).encrypt(data)


def electronic(key, data):
    # ruleid: python.cipher.ecb
    first = AES.new(key, AES.MODE_ECB).encrypt(data)
    # ruleid: python.cipher.ecb
    second = Cipher(algorithms.AES(key), modes.ECB())
    # ruleid: python.cipher.ecb
    return first, second, AES.new(key=key, mode=AES.MODE_ECB)


def fixed(key, data):
    # ruleid: python.cipher.fixed-iv
    first = AES.new(key, AES.MODE_CBC, IV)
    # ruleid: python.cipher.fixed-iv
    second = AES.new(key, AES.MODE_CBC, iv=b"\x00" * 16)
    # ruleid: python.cipher.fixed-iv
    third = Cipher(algorithms.AES(key), modes.CBC(b"0123456789abcdef"))
    # ruleid: python.cipher.fixed-iv
    fourth = AESGCM(key).encrypt(b"unique nonce", data, None)
    # ruleid: python.cipher.fixed-iv
    fifth = Cipher(algorithms.AES(key), modes.GCM(bytes(12)))
    box = AESGCM(key)
    # ruleid: python.cipher.fixed-iv
    return first, second, third, fourth, fifth, box.encrypt(
        b"only one nonce",
        data,
        None,
    )


def fresh(key, data):
    nonce = os.urandom(12)
    # ok: python.cipher.fixed-iv
    first = AESGCM(key).encrypt(nonce, data, None)
    # ok: python.cipher.fixed-iv
    second = AES.new(key, AES.MODE_CBC, get_random_bytes(16))
    # ok: python.cipher.fixed-iv
    third = AES.new(key, AES.MODE_CBC, iv=data[:16])
    # ok: python.cipher.fixed-iv
    fourth = AES.new(key, AES.MODE_GCM, nonce=data["nonce"])
    # ok: python.cipher.fixed-iv
    fifth = Cipher(algorithms.AES(key), modes.CBC(data.get("iv")))
    # ok: python.cipher.fixed-iv
    return first, second, third, fourth, fifth, Cipher(algorithms.AES(key), modes.CTR(os.urandom(16)))
