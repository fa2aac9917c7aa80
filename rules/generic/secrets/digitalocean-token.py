# ruleid: digitalocean-token
v0 = "dop_v1_a1b2c3d4e5f6a7b8a1b2c3d4e5f6a7b8a1b2c3d4e5f6a7b8a1b2c3d4e5f6a7b8"
# ok: digitalocean-token
w0 = "dop_v1_xyz"
