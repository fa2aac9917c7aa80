resource "aws_security_group" "a" {
  ingress {
    from_port   = 22
    to_port     = 22
    # ruleid: terraform-open-to-the-world
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    # ok: terraform-open-to-the-world
    cidr_blocks = ["0.0.0.0/0"]
  }
}
