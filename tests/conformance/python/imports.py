import subprocess
import subprocess as sp
from subprocess import call
from subprocess import call as invoke
import xml.etree.ElementTree
import xml.etree.ElementTree as ET
from xml.etree import ElementTree
from xml.etree.ElementTree import parse
from Crypto.Cipher import DES
from Crypto.Cipher import DES as Weak, AES
import telnetlib
import telnetlib as t
import telnetlib, json
from telnetlib import Telnet
from Crypto.Hash import MD2
from Crypto.Hash import MD2 as Digest
from Crypto.Hash import SHA256, MD2
from Crypto.Hash import MD4
from ftplib import FTP
from ftplib import FTP as F, error_perm
import ftplib
import marshal as m
import marshal
import hashlib
from hashlib import md5
from hashlib import *
from ssl import PROTOCOL_SSLv3
import ssl
from flask import request
import flask
subprocess.call("a")
sp.call("a")
call("a")
invoke("a")
other.call("a")
self.subprocess.call("a")
xml.etree.ElementTree.parse("f")
ET.parse("f")
ElementTree.parse("f")
parse("f")
json.parse("f")
DES.new(key)
Weak.new(key)
AES.new(key)
hashlib.md5(b"")
md5(b"")
sha1(b"")
ssl.PROTOCOL_SSLv3
PROTOCOL_SSLv3
x = ssl.PROTOCOL_TLS
request.args
flask.request.args
flask.request.form
def local():
    from subprocess import call as inner
    inner("b")
def shadow(call):
    call("c")
