data "aws_iam_policy_document" "a" {
  statement {
    # ruleid: terraform-iam-everything
    actions   = ["*"]
    resources = ["*"]
  }
  statement {
    # ok: terraform-iam-everything
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
