# ruleid: of-amazon, unguarded, unguarded-by-reference
resource "aws_s3_bucket" "one" {
  # ruleid: quoted-value
  bucket = "b"
}

resource "azurerm_storage_account" "two" {
}

# ruleid: of-amazon, unguarded-by-reference
resource "aws_s3_bucket" "three" {
  bucket = "c"
}

# ruleid: of-amazon
resource "aws_s3_bucket_public_access_block" "three" {
  bucket = aws_s3_bucket.three.id
}
