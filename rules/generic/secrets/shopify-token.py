# ruleid: shopify-token
v0 = "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"
# ok: shopify-token
w0 = "shpat_token"
