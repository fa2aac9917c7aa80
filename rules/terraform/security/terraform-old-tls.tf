resource "azurerm_storage_account" "a" {
  # ruleid: terraform-old-tls
  min_tls_version = "TLS1_0"
}

resource "azurerm_storage_account" "b" {
  # ok: terraform-old-tls
  min_tls_version = "TLS1_2"
}
