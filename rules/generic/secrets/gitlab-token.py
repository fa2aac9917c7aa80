# ruleid: gitlab-token
v0 = "glpat-a1B2c3D4e5F6g7H8i9J0"
# ok: gitlab-token
w0 = "glpat-xxxxxxxxxxxxxxxxxxxx"
# ok: gitlab-token
w1 = "glpat-short1"
