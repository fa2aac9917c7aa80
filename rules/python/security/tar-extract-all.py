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
