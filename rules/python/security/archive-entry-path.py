import os
import tarfile
import zipfile


def unpack(path, folder):
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            # ruleid: archive-entry-path
            with open(folder + "/" + entry.filename, "wb") as out:
                out.write(archive.read(entry))
        for name in archive.namelist():
            # ok: archive-entry-path
            with open(os.path.join(folder, os.path.basename(name)), "wb") as out:
                out.write(archive.read(name))
            target = os.path.realpath(os.path.join(folder, name))
            if not target.startswith(folder + os.sep):
                raise ValueError(name)
            # ok: archive-entry-path
            with open(target, "wb") as out:
                out.write(archive.read(name))
        # ok: archive-entry-path
        archive.extractall(folder)


def untar(path, folder):
    with tarfile.open(path) as archive:
        for member in archive:
            # ruleid: archive-entry-path
            archive.extract(member, folder)
            # ok: archive-entry-path
            archive.extract(member, folder, filter="data")


def checked(path, folder):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if not os.path.realpath(os.path.join(folder, member.name)).startswith(os.path.realpath(folder) + os.sep):
                raise ValueError("outside")
            # ok: archive-entry-path
            archive.extract(member, folder)
        for member in archive:
            target = os.path.abspath(os.path.join(folder, member.name))
            if not target.startswith(folder + os.sep):
                continue
            # ok: archive-entry-path
            archive.extract(member, folder)
        for member in archive:
            if (Path(folder) / member.name).resolve().is_relative_to(folder):
                # ok: archive-entry-path
                archive.extract(member, folder)
            # ruleid: archive-entry-path
            archive.extract(member, folder)
