# ruleid: hcl-callmv, hcl-mvstr, hcl-nested, hcl-nested2, hcl-res, hcl-res-any, hcl-res-any2, hcl-res-any3, hcl-res-any4, hcl-res-order, hcl-res-order2, hcl-res-single
resource "aws_s3_bucket" "logs" {
  # ruleid: hcl-mvstr
  bucket = "my-logs"
  # ruleid: hcl-attr, hcl-attr2, hcl-attr3, hcl-inside, hcl-mvstr, hcl-re, hcl-re2, hcl-str
  acl    = "public-read"
  # ruleid: hcl-obj3
  tags = {
    # ruleid: hcl-mvstr
    Name = "x"
    # ruleid: hcl-mvstr, hcl-var, hcl-var2
    "Env" = var.env
  }
  # ruleid: hcl-block, hcl-callmv
  versioning {
    enabled = false
  }
}

# ruleid: hcl-callmv, hcl-mvstr, hcl-notacl, hcl-res-any, hcl-res-any2, hcl-res-any3, hcl-res-any4
resource "aws_s3_bucket" "empty" {
}

# ruleid: hcl-callmv, hcl-mvstr, hcl-res-any4
resource "aws_security_group" "sg" {
  # ruleid: hcl-block2, hcl-block3, hcl-callmv
  ingress {
    # ruleid: hcl-cmp, hcl-stmtseq, hcl-stmtseq2
    from_port   = 22
    # ruleid: hcl-focus, hcl-list, hcl-list3, hcl-mvstr
    cidr_blocks = ["0.0.0.0/0", "10.0.0.0/8"]
  }
  # ruleid: hcl-block2, hcl-callmv
  ingress {
    # ruleid: hcl-stmtseq, hcl-stmtseq2
    from_port   = 80
    # ruleid: hcl-focus, hcl-list2, hcl-list3, hcl-mvstr
    cidr_blocks = ["10.0.0.0/8"]
  }
  # ruleid: hcl-mvstr, hcl-template, hcl-template2, hcl-var2
  name = "${var.prefix}-sg"
  # ruleid: hcl-call, hcl-call2, hcl-callmv
  policy = jsonencode({
    # ruleid: hcl-mvstr
    Version = "2012"
    # ruleid: hcl-mvstr, hcl-obj, hcl-obj2, hcl-obj4
    Statement = [{ Action = "*", Effect = "Allow" }]
  })
  # ruleid: hcl-tern, hcl-var2
  count = var.enabled ? 1 : 0
  # ruleid: hcl-callmv, hcl-forx, hcl-var2
  list = [for s in var.list : upper(s)]
  # ruleid: hcl-heredoc, hcl-mvstr
  desc = <<EOF
hello world
EOF
}

# ruleid: hcl-anyblock2, hcl-callmv, hcl-mvstr, hcl-variable
variable "env" {
  type    = string
  # ruleid: hcl-default, hcl-mvstr
  default = "prod"
}

# ruleid: hcl-callmv, hcl-locals
locals {
  a = 1
  # ruleid: hcl-plus
  b = local.a + 2
}

# ruleid: hcl-anyblock2, hcl-callmv, hcl-mvstr, hcl-provider, hcl-provider2
provider "aws" {
  # ruleid: hcl-mvstr
  region = "us-east-1"
  # ruleid: hcl-mvstr
  access_key = "AKIA"
}

# ruleid: hcl-anyblock2, hcl-callmv, hcl-mvstr
module "m" {
  # ruleid: hcl-mvstr
  source = "./mod"
  # ruleid: hcl-ref, hcl-ref2
  x = aws_s3_bucket.logs.id
  y = aws_s3_bucket.logs[0].id
  # ruleid: hcl-splat
  z = data.aws_ami.x.*.id
}
# ruleid: hcl-callmv, hcl-mvstr, hcl-res-any4, hcl-resname
resource "aws_db" "d" {
  # ruleid: hcl-bool, hcl-boolmv
  storage_encrypted = true
  # ruleid: hcl-num
  n = -1
  # ruleid: hcl-nul
  o = null
  # ruleid: hcl-anyblock2, hcl-callmv, hcl-dyn, hcl-mvstr
  dynamic "setting" {
    # ruleid: hcl-var2
    for_each = var.s
    # ruleid: hcl-callmv, hcl-dyn2
    content {
      name = setting.value
    }
  }
}
