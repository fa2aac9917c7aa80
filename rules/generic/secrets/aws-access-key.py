# ruleid: aws-access-key
KEY = "AKIAQ3EGR7XJ5NZL2WVT"
# ruleid: aws-access-key
boto3.client("s3", aws_access_key_id="ASIAZ6TK4PWM7HD2QYRC")
# ok: aws-access-key
KEY = "AKIAIOSFODNN7EXAMPLE"
# ok: aws-access-key
KEY = "AKIAXXXXXXXXXXXXXXXX"
# ok: aws-access-key
KEY = os.environ["AWS_ACCESS_KEY_ID"]
# ok: aws-access-key
WORD = "XAKIAQ3EGR7XJ5NZL2WVT"
