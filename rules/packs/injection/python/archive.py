import shutil
import tarfile
import tarfile as tar
import zipfile
from contextlib import closing


def unpack(path, target):
    with tarfile.open(path) as archive:
        # ruleid: python.archive.unfiltered-tar
        archive.extractall(target)


def unpack_one(path, name, target):
    archive = tar.open(path, "r:gz")
    try:
        # ruleid: python.archive.unfiltered-tar
        archive.extract(name, path=target)
    finally:
        archive.close()


def short(stream):
    # ruleid: python.archive.unfiltered-tar
    tarfile.open(fileobj=stream, mode="r|gz").extractall()


def closed(path):
    with closing(tarfile.open(path)) as archive:
        # ruleid: python.archive.unfiltered-tar
        archive.extractall(
            path="/srv/data",
            numeric_owner=True,
        )


def given(archive: tarfile.TarFile, target):
    # ruleid: python.archive.unfiltered-tar
    archive.extractall(target)


def filtered(path, target):
    with tarfile.open(path) as archive:
        # ok: python.archive.unfiltered-tar, python.archive.fully-trusted-tar
        archive.extractall(target, filter="data")


def chosen(path, target, safe_members):
    with tarfile.open(path) as archive:
        # ok: python.archive.unfiltered-tar
        archive.extractall(target, members=safe_members(archive))


def set_before(path, target):
    archive = tarfile.open(path)
    archive.extraction_filter = tarfile.data_filter
    # ok: python.archive.unfiltered-tar
    archive.extractall(target)


def zipped(path, target):
    with zipfile.ZipFile(path) as archive:
        # ok: python.archive.unfiltered-tar
        archive.extractall(target)


def content(path, name):
    with tarfile.open(path) as archive:
        # ok: python.archive.unfiltered-tar
        return archive.extractfile(name).read()


def trusting(path, target):
    with tarfile.open(path) as archive:
        # ruleid: python.archive.fully-trusted-tar
        archive.extractall(target, filter="fully_trusted")
    # ruleid: python.archive.fully-trusted-tar
    shutil.unpack_archive(path, target, filter="fully_trusted")


def trusting_filter(archive, target):
    # ruleid: python.archive.fully-trusted-tar
    archive.extractall(target, filter=tarfile.fully_trusted_filter)
    # ok: python.archive.fully-trusted-tar
    archive.extractall(target, filter=tarfile.data_filter)
    # ok: python.archive.fully-trusted-tar
    archive.extractall(target, filter="tar")
