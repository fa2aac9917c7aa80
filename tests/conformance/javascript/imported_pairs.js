// ruleid: default-and-one, one-imported
// ok: two-imported
import d1, { a1 } from "m"
// ruleid: two-imported, one-imported
import { a2, b2 } from "m"
use(a2)
// ruleid: two-imported, default-and-one, one-imported
import d3, { a3, b3 } from "m"
use(a3)
// ruleid: one-imported
import d4, * as n4 from "m"
use(n4)
// ruleid: one-imported
import d5 from "m"
