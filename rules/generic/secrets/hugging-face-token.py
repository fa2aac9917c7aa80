# ruleid: hugging-face-token
v0 = "hf_aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH"
# ok: hugging-face-token
w0 = "hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
# ok: hugging-face-token
w1 = "hf_transfer_size"
