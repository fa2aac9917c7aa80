# ruleid: terraform-public-bucket
resource "aws_s3_bucket" "a" {
  bucket = "files"
  acl    = "public-read"
}

# ok: terraform-public-bucket
resource "aws_s3_bucket" "b" {
  bucket = "files"
  acl    = "private"
}
