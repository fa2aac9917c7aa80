import os
import tarfile
import zipfile


def unpack(file, folder):
    archive = zipfile.ZipFile(file)
    for name in archive.namelist():
        # ruleid: zip-entry-path
        with open(os.path.join(folder, name), "wb") as out:
            out.write(archive.read(name))
    for info in archive.infolist():
        # ruleid: zip-entry-path
        open(folder + "/" + info.filename, "wb").write(archive.read(info))
        # ok: zip-entry-path
        open(os.path.join(folder, os.path.basename(info.filename)), "wb")
        # ok: zip-entry-path
        open(os.path.join(folder, info.filename))
    for name in names():
        # ok: zip-entry-path
        open(os.path.join(folder, name), "wb")
