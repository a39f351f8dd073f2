import paramiko
from Crypto.Cipher import PKCS1_OAEP, PKCS1_v1_5
from Crypto.PublicKey import DSA, RSA
from Crypto.Signature import pkcs1_15
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from OpenSSL import crypto

BITS = 1024


def keys():
    # ruleid: python.key.short
    first = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    # ruleid: python.key.short
    second = generate_private_key(
        key_size=512,
        public_exponent=65537,
    )
    # ruleid: python.key.short
    third = RSA.generate(BITS)
    # ruleid: python.key.short
    fourth = DSA.generate(1024)
    # ruleid: python.key.short
    fifth = paramiko.RSAKey.generate(bits=1024)
    last = crypto.PKey()
    # ruleid: python.key.short
    last.generate_key(crypto.TYPE_RSA, 1024)
    return first, second, third, fourth, fifth, last


def long_keys(size):
    # ok: python.key.short
    first = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    # ok: python.key.short
    second = generate_private_key(65537, 2048)
    # ok: python.key.short
    third = RSA.generate(size)
    last = crypto.PKey()
    # ok: python.key.short
    last.generate_key(crypto.TYPE_RSA, 4096)
    return first, second, third, last


def curves():
    # ruleid: python.key.small-curve
    first = ec.generate_private_key(ec.SECP192R1())
    # ruleid: python.key.small-curve
    second = ec.generate_private_key(ec.SECT163K1)
    # ok: python.key.small-curve
    third = ec.generate_private_key(ec.SECP256R1())
    # ok: python.key.small-curve
    return first, second, third, ec.generate_private_key(ec.SECP384R1())


def encrypted(key, data):
    # ruleid: python.rsa.old-padding
    first = PKCS1_v1_5.new(key).encrypt(data)
    # ruleid: python.rsa.old-padding
    second = key.encrypt(data, padding.PKCS1v15())
    # ruleid: python.rsa.old-padding
    return first, second, key.decrypt(
        data,
        padding.PKCS1v15(),
    )


def encrypted_well(key, data):
    # ok: python.rsa.old-padding
    first = PKCS1_OAEP.new(key).encrypt(data)
    # ok: python.rsa.old-padding
    second = key.encrypt(data, padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None))
    # ok: python.rsa.old-padding
    third = key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    # ok: python.rsa.old-padding
    return first, second, third, pkcs1_15.new(key)
