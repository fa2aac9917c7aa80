# ruleid: pypi-token
v0 = "pypi-AgEIcHlwaS5vcmcCJDEyMzQ1Njc4LTEyMzQtMTIzNC0xMjM0LTEyMzQ1Njc4OTAxMgACKlszLCJhYmMiXQ"
# ok: pypi-token
w0 = "pypi-AgEIcHlwaS5vcmc"
