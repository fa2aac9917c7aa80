# ruleid: hcl-object, hcl-object-pair
resource "rule" "whole" {
  # ruleid: hcl-attributes
  from_port = 0
  to_port   = 80
}
# ruleid: hcl-object, hcl-object-pair
resource "rule" "later" {
  type      = "ingress"
  from_port = 0
  to_port   = 80
}
# ruleid: hcl-object, hcl-object-pair
resource "rule" "apart" {
  # ruleid: hcl-attributes
  from_port = 0
  type      = "ingress"
  to_port   = 80
}
resource "rule" "within" {
  # ruleid: hcl-object, hcl-object-pair
  ingress {
    # ruleid: hcl-attributes
    from_port = 0
    to_port   = 80
  }
  # ruleid: hcl-object, hcl-object-pair
  egress = {
    # ruleid: hcl-attributes
    from_port = 0
    type      = "egress"
    to_port   = 80
  }
  # ruleid: hcl-object, hcl-object-pair
  all = [{
    to_port   = 80
    from_port = 0
  }]
}
# ruleid: hcl-attributes
from_port = 1
other     = 2
to_port   = 2
