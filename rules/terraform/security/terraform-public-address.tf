resource "aws_instance" "a" {
  # ruleid: terraform-public-address
  associate_public_ip_address = true
}

resource "aws_instance" "b" {
  # ok: terraform-public-address
  associate_public_ip_address = false
}
