import ftplib
import telnetlib
from ftplib import FTP, FTP_TLS

# ruleid: cleartext-protocol
line = telnetlib.Telnet("router", 23)
# ruleid: cleartext-protocol
files = ftplib.FTP("host")
# ruleid: cleartext-protocol
with FTP("host") as session:
    session.login()
# ok: cleartext-protocol
secure = FTP_TLS("host")
# ok: cleartext-protocol
kind = isinstance(files, FTP)
# ok: cleartext-protocol
other = Telnet("router")
