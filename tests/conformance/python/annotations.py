# ruleid: optional-type
def f1(a: Optional[str] = None): pass
# ruleid: any-dict
def f2(a: Dict[str, int]): pass
# ruleid: annotated-text
def f3(a: Annotated[str, Query()] = "x"): pass
# ok: annotated-text
def f4(a: Annotated[int, Query()]): pass
# ruleid: nested-type
# ruleid: optional-type
def f5(a: List[Optional[str]]): pass
# ruleid: any-dict
def f6() -> Dict[str, Any]: pass
# ruleid: any-dict
d: Dict[str, int] = {}
# ok: nested-type
e: List[str] = []
# ruleid: any-subscript
f = table[1, 2]
# ruleid: any-subscript
g = table[1]
