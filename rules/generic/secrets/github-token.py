# ruleid: github-token
TOKEN = "ghp_k3Vq9LzT2mXw7RbY5sNdHc8JfG4uPa6EoQi1"
# ruleid: github-token
headers = {"Authorization": "token gho_Zt5Yw8Rq2Lm9Kx3Vb7Nc4Hd6Jf1Gs0PaUeOi"}
# ok: github-token
TOKEN = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
# ok: github-token
TOKEN = "ghp_short"
# ok: github-token
TOKEN = os.environ["GITHUB_TOKEN"]
# ok: github-token
TOKEN = "${{ secrets.GITHUB_TOKEN }}"
