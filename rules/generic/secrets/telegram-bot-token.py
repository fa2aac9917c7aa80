# ruleid: telegram-bot-token
v0 = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw9"
# ok: telegram-bot-token
w0 = "123456789:AA"
# ok: telegram-bot-token
w1 = "12:30:AAHdq"
