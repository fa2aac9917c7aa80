N = None

def a(given=None):
    # ruleid: none-of-python
    f(N)
    # ok: none-of-python
    f(given)
    n = None
    # ruleid: none-of-python
    f(n)
