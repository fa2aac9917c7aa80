import paramiko
from paramiko import AutoAddPolicy, RejectPolicy

client = paramiko.SSHClient()
# ruleid: ssh-host-key-ignored
client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
# ruleid: ssh-host-key-ignored
client.set_missing_host_key_policy(AutoAddPolicy)
# ruleid: ssh-host-key-ignored
client.set_missing_host_key_policy(paramiko.WarningPolicy())
# ok: ssh-host-key-ignored
client.set_missing_host_key_policy(RejectPolicy())
# ok: ssh-host-key-ignored
client.load_system_host_keys()


def connect():
    policy = paramiko.AutoAddPolicy
    # ruleid: ssh-host-key-ignored
    client.set_missing_host_key_policy(policy())


def connect_known():
    policy = paramiko.RejectPolicy
    # ok: ssh-host-key-ignored
    client.set_missing_host_key_policy(policy())
