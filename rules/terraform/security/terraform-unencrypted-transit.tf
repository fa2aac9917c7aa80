resource "aws_elasticache_replication_group" "a" {
  # ruleid: terraform-unencrypted-transit
  transit_encryption_enabled = false
}

resource "azurerm_storage_account" "b" {
  # ok: terraform-unencrypted-transit
  enable_https_traffic_only = true
}
