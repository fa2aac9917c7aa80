import tarfile
import zipfile


def unpack(path, target):
    with tarfile.open(path) as archive:
        # ruleid: tar-extract-all
        archive.extractall(target)


def unpack_variable(path, target):
    archive = tarfile.open(path, "r:gz")
    # ruleid: tar-extract-all
    archive.extractall(path=target)
    archive.close()


def unpack_direct(path):
    # ruleid: tar-extract-all
    tarfile.open(path).extractall()


def filtered(path, target):
    with tarfile.open(path) as archive:
        # ok: tar-extract-all
        archive.extractall(target, filter="data")


def checked(path, target):
    with tarfile.open(path) as archive:
        # ok: tar-extract-all
        archive.extractall(target, members=safe_members(archive))


def zipped(path, target):
    with zipfile.ZipFile(path) as archive:
        # ok: tar-extract-all
        archive.extractall(target)


def newest(path, folder):
    with tarfile.open(path) as archive:
        if hasattr(tarfile, "data_filter"):
            archive.extractall(folder, filter="data")
        else:
            # ok: tar-extract-all
            archive.extractall(folder)


def small_ones(archive):
    for member in archive.getmembers():
        if member.size < 1000:
            yield member


def inner_ones(archive):
    for member in archive.getmembers():
        if ".." not in member.name and not member.name.startswith("/"):
            yield member


def chosen(path, folder):
    with tarfile.open(path) as archive:
        # ruleid: tar-extract-all
        archive.extractall(folder, members=small_ones(archive))
        # ok: tar-extract-all
        archive.extractall(folder, members=inner_ones(archive))
        # ruleid: tar-extract-all
        archive.extractall(folder, members=archive.getmembers())
        # ruleid: tar-extract-all
        archive.extractall(folder, [m for m in archive.getmembers() if m.isfile()])
        # ok: tar-extract-all
        archive.extractall(folder, [m for m in archive.getmembers() if ".." not in m.name])
