# ruleid: discord-webhook
v0 = "https://discord.com/api/webhooks/123456789012345678/aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789aBcDeFgHiJkLmNoPqRsTuVwXyZ012345"
# ok: discord-webhook
w0 = "https://discord.com/api/webhooks/ID/TOKEN"
