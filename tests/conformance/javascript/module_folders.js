// ruleid: names-of-module
// ruleid: any-import
import { readFile } from "fs/promises";
// ruleid: whole-module
// ruleid: any-import
import * as x from "fs/x";
// ok: names-of-module
// ok: any-import
import { copy } from "fs-extra";
// ok: whole-module
// ok: any-import
import * as y from "./fs";
