variable "acl" {
  # ruleid: settings-text
  default = "public"
}

variable "port" {
  default = 22
}

variable "nothing" {
  type = string
}

locals {
  # ruleid: settings-text
  word = "public"
  # ruleid: settings-text
  copy = var.acl
  open = "yes"
}

# ruleid: settings-on-one-line
bucket "a" {
  # ruleid: settings-text
  acl = var.acl
  # ruleid: settings-number
  port = var.port
  # ruleid: settings-truth
  open = "true"
  rule {
    # ruleid: settings-text
    to   = "${local.word}"
    days = 3
  }
}

# ok: settings-on-one-line
bucket "b" {
  # ok: settings-text
  acl = var.nothing
  # ok: settings-text
  far = local.copy
  # ruleid: settings-number
  port = "22"
  # ruleid: settings-truth
  open = true
  rule {
    days = 3
  }
}
