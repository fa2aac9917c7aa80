# ruleid: openai-key
v0 = "sk-proj-a1B2c3D4e5F6g7H8i9J0T3BlbkFJa1B2c3D4e5F6g7H8i9J0"
# ok: openai-key
w0 = "sk-proj-xxxxxxxxxxxxxxxxxxxx"
