resource "aws_ebs_volume" "a" {
  size = 10
  # ruleid: terraform-unencrypted-disk
  encrypted = false
}

resource "aws_db_instance" "b" {
  # ok: terraform-unencrypted-disk
  storage_encrypted = true
}
