# ruleid: anthropic-key
v0 = "sk-ant-api03-a1B2c3D4e5a1B2c3D4e5a1B2c3D4e5a1B2c3D4e5a1B2c3D4e5a1B2c3D4e5a1B2c3D4e5a1B2c3D4e5a1B2c3D4e5Q-A1bAA"
# ok: anthropic-key
w0 = "sk-ant-api03-xxxx"
