# ruleid: aws-secret-key
aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzz9KfYq1a"
# ruleid: aws-secret-key
config = {"AWS_SECRET_ACCESS_KEY": "9aB3kLmN0pQrStUvWxYz1234567890abcdEFGHij"}
# ok: aws-secret-key
aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
# ok: aws-secret-key
aws_secret_access_key = os.environ["AWS_SECRET_ACCESS_KEY"]
# ok: aws-secret-key
digest = "0123456789abcdef0123456789abcdef01234567"
