resource "aws_db_instance" "a" {
  # ruleid: terraform-secret-in-code
  password = "hunter2hunter2"
}

resource "aws_db_instance" "b" {
  # ok: terraform-secret-in-code
  password = var.password
}
