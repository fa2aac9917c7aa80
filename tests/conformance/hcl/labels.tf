# ruleid: of-amazon
resource "aws_s3_bucket" "one" {
  # ruleid: quoted-value
  bucket = "b"
}

resource "azurerm_storage_account" "two" {
}
