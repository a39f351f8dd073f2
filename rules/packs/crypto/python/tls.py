import ssl
import urllib.request
from ssl import CERT_NONE, create_default_context

import aiohttp
import httpx
import ldap
import requests
import requests as rq
import urllib3
from OpenSSL import SSL
from requests import post


def fetch(url):
    # ruleid: python.tls.no-verification
    return requests.get(url, timeout=5, verify=False)


def send(url, data):
    # ruleid: python.tls.no-verification
    first = post(
        url,
        json=data,
        verify=False,
    )
    # ruleid: python.tls.no-verification
    return first, rq.request("PUT", url, verify=False)


class Client:
    def __init__(self, url):
        self.session = requests.Session()
        # ruleid: python.tls.no-verification
        self.session.verify = False

    def get(self, path):
        with requests.Session() as session:
            # ruleid: python.tls.no-verification
            return session.get(path, verify=False)


def typed(session: requests.Session, url):
    # ruleid: python.tls.no-verification
    return session.get(url, verify=False)


async def fetch_async(url):
    # ruleid: python.tls.no-verification
    async with httpx.AsyncClient(verify=False) as client:
        await client.get(url)
    # ruleid: python.tls.no-verification
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=False)) as session:
        await session.get(url)
    async with aiohttp.ClientSession() as session:
        # ruleid: python.tls.no-verification
        async with session.get(url, ssl=False) as response:
            return await response.text()


# ruleid: python.tls.no-verification
pool = urllib3.PoolManager(cert_reqs="CERT_NONE")
# ruleid: python.tls.no-verification
pool_too = urllib3.PoolManager(10, cert_reqs=CERT_NONE)
# ruleid: python.tls.no-verification
ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)


def checked(url, ca, check):
    # ok: python.tls.no-verification
    first = requests.get(url)
    # ok: python.tls.no-verification
    second = requests.get(url, verify="/etc/ssl/own-ca.pem")
    # ok: python.tls.no-verification
    third = rq.post(url, verify=check)
    # ok: python.tls.no-verification
    fourth = httpx.Client(verify=create_default_context(cafile=ca))
    # ok: python.tls.no-verification
    fifth = urllib3.PoolManager(cert_reqs="CERT_REQUIRED")
    # ok: python.tls.no-verification
    return first, second, third, fourth, fifth, token.decode(verify=False)


async def checked_async(url):
    async with aiohttp.ClientSession() as session:
        # ok: python.tls.no-verification
        return await session.get(url, ssl=True)


# ruleid: python.tls.unverified-context
ssl._create_default_https_context = ssl._create_unverified_context


def opened(url):
    # ruleid: python.tls.unverified-context
    return urllib.request.urlopen(url, context=ssl._create_unverified_context())


def context():
    made = create_default_context()
    # ok: python.tls.no-host-name-check
    made.check_hostname = False
    # ruleid: python.tls.unverified-context
    made.verify_mode = ssl.CERT_NONE
    return made


class Connection:
    def __init__(self):
        self.context = SSL.Context(SSL.TLS_CLIENT_METHOD)
        # ruleid: python.tls.unverified-context
        self.context.set_verify(SSL.VERIFY_NONE, lambda *_: True)


def good_context():
    made = ssl.create_default_context()
    # ok: python.tls.unverified-context
    made.verify_mode = ssl.CERT_REQUIRED
    # ok: python.tls.no-host-name-check
    made.check_hostname = True
    return made


def server():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # ok: python.tls.no-host-name-check
    made.check_hostname = False
    # ok: python.tls.unverified-context
    made.verify_mode = ssl.CERT_NONE
    return made


def chosen(verify, url):
    made = ssl.create_default_context()
    session = requests.Session()
    if not verify:
        # ok: python.tls.no-host-name-check
        made.check_hostname = False
        # ok: python.tls.unverified-context
        made.verify_mode = ssl.CERT_NONE
        # ok: python.tls.no-verification
        session.verify = False
    return session.get(url), made


def chosen_otherwise(settings):
    if settings.verify_certificates:
        made = ssl.create_default_context()
    else:
        # ok: python.tls.unverified-context
        made = ssl._create_unverified_context()
    return made


def unverified_context():
    # ok: python.tls.unverified-context
    return ssl._create_unverified_context()


def wrongly_chosen(settings):
    made = ssl.create_default_context()
    if settings.own_certificate:
        made.check_hostname = False
        # ruleid: python.tls.unverified-context
        made.verify_mode = ssl.CERT_NONE
    return made


def any_name(socket):
    made = ssl.create_default_context()
    # ruleid: python.tls.no-host-name-check
    made.check_hostname = False
    # ruleid: python.tls.no-host-name-check
    other = urllib3.PoolManager(assert_hostname=False)
    return made.wrap_socket(socket), other


# ruleid: python.tls.old-version
old = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
# ruleid: python.tls.old-version
older = SSL.Context(SSL.SSLv3_METHOD)


def allow_old(made):
    # ruleid: python.tls.old-version
    made.minimum_version = ssl.TLSVersion.TLSv1
    # ok: python.tls.old-version
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    # ok: python.tls.old-version
    made.maximum_version = ssl.TLSVersion.TLSv1_3
    # ok: python.tls.old-version
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
