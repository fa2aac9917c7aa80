resource "aws_kms_key" "a" {
  # ruleid: terraform-key-without-rotation
  enable_key_rotation = false
}

resource "aws_kms_key" "b" {
  # ok: terraform-key-without-rotation
  enable_key_rotation = true
}
