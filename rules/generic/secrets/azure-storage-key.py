# ruleid: azure-storage-key
v0 = "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3=="
# ok: azure-storage-key
w0 = "AccountKey=secret;"
