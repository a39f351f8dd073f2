from tempfile import *
from yaml import *
from . import secret
from .models import User
from .. import base
from jwt import decode, encode
from jwt import encode, decode
from jwt import decode
mktemp()
tempfile.mktemp()
load(x)
yaml.load(x)
